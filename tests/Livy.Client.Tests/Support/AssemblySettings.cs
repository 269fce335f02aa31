// The clock of the tests waits until the thread pool is at rest; side by side they would wait for each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
