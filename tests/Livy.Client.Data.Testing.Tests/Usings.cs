global using Livy.Client.Testing;
