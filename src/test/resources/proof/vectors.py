#!/usr/bin/env python3
"""Makes vectors.json: roots and proofs after the recursive definitions of RFC 6962, section 2.1,
word for word and with hashlib alone, so that they owe nothing to the code that they test.

The first tree has the eight entries that the tests of the certificate-transparency
implementations use (github.com/google/certificate-transparency, now transparency-dev/merkle).
The other is of the entries "0", "1", "2", ... in ASCII.

    python3 vectors.py > vectors.json
"""
import hashlib, json


def sha(data):
    return hashlib.sha256(data).digest()


def split(n):
    k = 1
    while 2 * k < n:
        k *= 2
    return k


def mth(d):
    if not d:
        return sha(b"")
    if len(d) == 1:
        return sha(b"\x00" + d[0])
    k = split(len(d))
    return sha(b"\x01" + mth(d[:k]) + mth(d[k:]))


def path(m, d):
    if len(d) == 1:
        return []
    k = split(len(d))
    if m < k:
        return path(m, d[:k]) + [mth(d[k:])]
    return path(m - k, d[k:]) + [mth(d[:k])]


def subproof(m, d, b):
    if m == len(d):
        return [] if b else [mth(d)]
    k = split(len(d))
    if m <= k:
        return subproof(m, d[:k], b) + [mth(d[k:])]
    return subproof(m - k, d[k:], False) + [mth(d[:k])]


def hexed(hashes):
    return [h.hex() for h in hashes]


def tree(name, entries, sizes, leaves):
    return {
        "name": name,
        "entries": hexed(entries),
        "roots": [{"size": n, "root": mth(entries[:n]).hex()} for n in sizes],
        "inclusion": [
            {"index": m, "size": n, "path": hexed(path(m, entries[:n]))}
            for n in sizes for m in leaves if m < n
        ],
        "consistency": [
            {"from": m, "to": n, "path": hexed(subproof(m, entries[:n], True))}
            for n in sizes for m in sizes if 0 < m <= n
        ],
    }


EIGHT = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657",
         "606162636465666768696a6b6c6d6e6f"]
COUNTED = [str(i).encode() for i in range(300)]
print(json.dumps([
    tree("certificate transparency", [bytes.fromhex(e) for e in EIGHT], range(9), range(8)),
    tree("counted", COUNTED, [1, 2, 3, 31, 64, 100, 255, 256, 257, 300],
         [0, 1, 30, 63, 64, 99, 255, 256, 299]),
], indent=1))
