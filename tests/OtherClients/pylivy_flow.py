"""What pylivy does with a Livy server, step by step. Ends with 1 at the first step that does not go as on a real server.

usage: pylivy_flow.py URL JOBS_DIR SERVER

JOBS_DIR is the folder of livy-test-jobs.jar, as the server reads it; SERVER names the server in the last line.
"""

import contextlib
import io
import os
import sys
import time
from importlib.metadata import version

from livy.batch import LivyBatch
from livy.client import LivyClient
from livy.models import OutputStatus, SessionKind, SessionState, SparkRuntimeError, StatementState
from livy.session import LivySession

PATIENCE = 120  # seconds for whatever a real Spark does


class Flow:
    def __init__(self, url, jobs_dir):
        self.url = url
        self.jar = os.path.join(jobs_dir, "livy-test-jobs.jar")
        self.client = LivyClient(url)
        self.session = None

    def run(self, code):
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            output = self.session.run(code)
        assert (output.status, printed.getvalue().rstrip()) == (OutputStatus.OK, output.text), output
        return output

    def tells_its_version(self):
        assert self.client.server_version().minor in ("7", "8", "9"), self.client.server_version()
        assert not self.client.legacy_server()

    def starts_a_session(self):
        self.session = LivySession.create(self.url, kind=SessionKind.PYSPARK, name=f"pylivy-{os.getpid()}", spark_conf={"spark.ui.enabled": "false"})
        self.session.wait()
        assert self.session.state == SessionState.IDLE, self.session.state

    def lists_the_session(self):
        assert self.session.session_id in [session.session_id for session in self.client.list_sessions()]
        seen = self.client.get_session(self.session.session_id)
        assert (seen.kind, seen.proxy_user) == (SessionKind.PYSPARK, None), seen

    def runs_a_statement(self):
        assert self.run("1 + 1").text == "2"
        assert self.run("print('grüße')").text == "grüße"

    def sees_an_error(self):
        try:
            self.run("import nothing_like_this")
        except SparkRuntimeError as error:
            assert (error.ename, error.evalue) == ("ModuleNotFoundError", "No module named 'nothing_like_this'"), error
            assert error.traceback[0] == "Traceback (most recent call last):\n", error.traceback
        else:
            raise AssertionError("no SparkRuntimeError")

    def lists_statements(self):
        statements = self.client.list_statements(self.session.session_id)
        assert [statement.statement_id for statement in statements] == [0, 1, 2], statements
        assert all(statement.state == StatementState.AVAILABLE and statement.progress == 1.0 for statement in statements), statements

    def downloads_a_data_frame(self):
        self.run("people = spark.createDataFrame([('Ann', 30), ('Bob', 41)], ['name', 'age'])")
        assert self.session.download("people").data == [{"name": "Ann", "age": 30}, {"name": "Bob", "age": 41}]

    def closes_the_session(self):
        self.session.close()
        assert self.client.get_session(self.session.session_id) is None

    def queries_with_sql(self):
        with LivySession.create(self.url, kind=SessionKind.SQL) as session:
            frame = session.download_sql("select 1 as one, 'a' as letter")
            assert (frame.columns, frame.data) == (["one", "letter"], [[1, "a"]]), (frame.columns, frame.data)

    def runs_a_batch(self):
        batch = LivyBatch.create(self.url, self.jar, class_name="com.example.livy.SparkPi", args=["2"])
        assert batch.wait() == SessionState.SUCCESS
        assert any(line.startswith("Pi is roughly 3.1") for line in batch.log(size=200)), batch.log(size=200)
        batch.kill()

    def sees_a_batch_die(self):
        batch = LivyBatch.create(self.url, self.jar, class_name="com.example.livy.Fail")
        assert batch.wait() == SessionState.DEAD
        assert any("IllegalStateException" in line for line in batch.log(size=200)), batch.log(size=200)

    def kills_a_batch(self):
        batch = LivyBatch.create(self.url, self.jar, class_name="com.example.livy.Sleep", args=["600"])
        until = time.monotonic() + PATIENCE
        while batch.state != SessionState.RUNNING:
            assert time.monotonic() < until, batch.state
            time.sleep(0.1)
        batch.kill()
        assert self.client.get_batch(batch.batch_id) is None


def main(url, jobs_dir, server):
    flow = Flow(url, jobs_dir)
    steps = [
        flow.tells_its_version, flow.starts_a_session, flow.lists_the_session, flow.runs_a_statement, flow.sees_an_error, flow.lists_statements,
        flow.downloads_a_data_frame, flow.closes_the_session, flow.queries_with_sql, flow.runs_a_batch, flow.sees_a_batch_die, flow.kills_a_batch,
    ]
    for step in steps:
        try:
            step()
        except Exception:
            print(f"pylivy: the step '{step.__name__}' failed", file=sys.stderr)
            raise
    print(f"pylivy {version('livy')} on {server}: {len(steps)} steps passed")


if __name__ == "__main__":
    main(*sys.argv[1:])
