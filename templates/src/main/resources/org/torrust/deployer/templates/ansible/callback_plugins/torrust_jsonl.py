# Copyright The Torrust Tracker Deployer authors
# GNU General Public License v3.0+ (see https://www.gnu.org/licenses/gpl-3.0.txt)
#
# This file imports Ansible, which is under the GPL, and so is under the GPL itself; nothing else of the deployer is.
"""Writes what a playbook run does as JSON lines, for the deployer to follow.

The file is named by TORRUST_ANSIBLE_EVENTS; without it nothing is written. One object a line, flushed at once:

  {"event": "task", "task": NAME}                                     a task begins
  {"event": "result", "task": NAME, "status": STATUS, "message": …}   it ended on the host
  {"event": "stats", "ok": N, "changed": N, "failed": N, "unreachable": N}

STATUS is ok, changed, skipped, failed, unreachable or retry. Only these fields are written, never a task's arguments
or its whole result; `message` is there for what failed, and is withheld where the task says no_log.
"""
from __future__ import annotations

import json
import os

from ansible.plugins.callback import CallbackBase

DOCUMENTATION = """
    name: torrust_jsonl
    type: notification
    short_description: Writes progress as JSON lines
    description:
      - Writes which task begins and how it ended to the file named by TORRUST_ANSIBLE_EVENTS.
"""

LONGEST_MESSAGE = 4000


class CallbackModule(CallbackBase):
    CALLBACK_VERSION = 2.0
    CALLBACK_TYPE = "notification"
    CALLBACK_NAME = "torrust_jsonl"
    CALLBACK_NEEDS_ENABLED = True

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        path = os.environ.get("TORRUST_ANSIBLE_EVENTS")
        self._file = open(path, "a", encoding="utf-8", opener=_private) if path else None
        if self._file is None:
            self.disabled = True

    def v2_playbook_on_task_start(self, task, is_conditional):
        self._write(event="task", task=task.get_name())

    def v2_runner_on_ok(self, result):
        self._result(result, "changed" if result._result.get("changed") else "ok")

    def v2_runner_on_skipped(self, result):
        self._result(result, "skipped")

    def v2_runner_retry(self, result):
        self._result(result, "retry", _message(result))

    def v2_runner_on_failed(self, result, ignore_errors=False):
        self._result(result, "ok" if ignore_errors else "failed", _message(result))

    def v2_runner_on_unreachable(self, result):
        self._result(result, "unreachable", _message(result))

    def v2_playbook_on_stats(self, stats):
        totals = [stats.summarize(host) for host in stats.processed]
        keys = {"ok": "ok", "changed": "changed", "failed": "failures", "unreachable": "unreachable"}
        self._write(event="stats", **{name: sum(t[key] for t in totals) for name, key in keys.items()})

    def _result(self, result, status, message=None):
        line = {"event": "result", "task": result._task.get_name(), "status": status}
        if message:
            line["message"] = message
        self._write(**line)

    def _write(self, **line):
        self._file.write(json.dumps(line) + "\n")
        self._file.flush()


def _private(path, flags):
    return os.open(path, flags, 0o600)


def _message(result):
    values = result._result
    if result._task.no_log or values.get("_ansible_no_log"):
        return "(withheld: the task handles secrets)"
    parts = [str(values[key]).strip() for key in ("msg", "stderr") if values.get(key)]
    failed_items = [item for item in values.get("results", []) if isinstance(item, dict) and item.get("failed")]
    parts += [str(item.get("msg", "")) for item in failed_items]
    return "\n".join(dict.fromkeys(part for part in parts if part))[-LONGEST_MESSAGE:]
