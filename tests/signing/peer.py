# SPDX-License-Identifier: GPL-3.0-or-later
# Reads a document a line in hex; writes a line of hex for each of the forms in which this interpreter writes it.
import json, sys
def hexed(text):
    try:
        return text.encode('utf-8').hex() or '-'
    except UnicodeEncodeError:
        return '-'
for line in sys.stdin:
    value = json.loads(bytes.fromhex(line.strip()))
    forms = []
    for ascii in (True, False):
        for sort in (False, True):
            for separators in ((', ', ': '), (',', ':')):
                forms.append(json.dumps(value, ensure_ascii=ascii, sort_keys=sort, separators=separators))
    forms += [json.dumps(value, indent=2), json.dumps(value, indent=4), repr(value)]
    print(' '.join(hexed(form) for form in forms))
