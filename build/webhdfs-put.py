#!/usr/bin/env python3
"""Puts a local file into HDFS over WebHDFS: webhdfs-put.py WEBHDFS_URL FILE PATH. The name node answers with the address of a data node, which takes the bytes."""
import sys
import urllib.error
import urllib.request


class KeepRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def main(url, file, path):
    opener = urllib.request.build_opener(KeepRedirects)
    create = urllib.request.Request(f"{url}{path}?op=CREATE&overwrite=true", method="PUT")
    try:
        target = opener.open(create).headers["Location"]
    except urllib.error.HTTPError as redirect:
        if redirect.code != 307:
            raise
        target = redirect.headers["Location"]
    with open(file, "rb") as content:
        put = urllib.request.Request(target, data=content.read(), method="PUT", headers={"Content-Type": "application/octet-stream"})
        print(f"{path}: {opener.open(put).status}")


if __name__ == "__main__":
    main(*sys.argv[1:])
