// SPDX-License-Identifier: GPL-3.0-or-later
// As peer.py, for the forms of JSON.stringify.
const lines = require('fs').readFileSync(0, 'latin1').trim().split('\n');
for (const line of lines) {
    const value = JSON.parse(Buffer.from(line, 'hex').toString('utf8'));
    const forms = [JSON.stringify(value), JSON.stringify(value, null, 2), JSON.stringify(value, null, 4)];
    console.log(forms.map(form => Buffer.from(form, 'utf8').toString('hex')).join(' '));
}
