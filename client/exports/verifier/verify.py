#!/usr/bin/env python3
"""Checks a case file made with Kupuya. Python 3.8 or newer, standard library only; it reads files and nothing else.

Usage: python3 verify.py [FOLDER or FILE.zip] [--trust FINGERPRINT]

Every fault is named. Exit code 0 and a last line OK: everything holds; 1: something does not; 2: this is no case file.
What it cannot know: whether the keys in trust.json are those of the body. Compare the fingerprint with the published one.
"""

import base64
import hashlib
import json
import os
import re
import struct
import sys
import zipfile

MANIFEST = 'manifest.txt'
FORMAT = 'kupuya/bundle/v1'
HEAD = ('origin', 'case', 'decision', 'head', 'roster', 'day')
PLACES = re.compile(
    r'summary\.pdf|README-(ky|ru|uz|en)\.txt|custody\.json|verify\.py|trust\.json|trust-fingerprint\.txt'
    r'|letters/[^/]+\.json|originals/.+|versions/[^/]+|chain/([0-9]{5}|skipped)\.json'
    r'|register/(roster-[0-9]+\.txt|governance\.json|cases\.json)'
)
# Days after which an approval has to be given again: docs/protocol.md, section 7.5.
DECISION_DAYS = 7
NEEDED = ('trust.json', 'custody.json', 'chain/00000.json', 'register/governance.json', 'register/cases.json')
NO_HASH = '0' * 64


class Fault(Exception):
    """What is wrong, in words."""


# Conventions: docs/protocol.md, section 1.


def sha256(data):
    return hashlib.sha256(data).digest()


def lp(label):
    return bytes([len(label)]) + label.encode('ascii')


def unb64(text, length=None):
    try:
        data = base64.b64decode(text, validate=True)
    except (TypeError, ValueError):
        raise Fault('base64 is damaged') from None
    if base64.b64encode(data).decode() != text or (length is not None and len(data) != length):
        raise Fault('base64 is damaged')
    return data


def shown(text):
    """Names come from strangers: what would move, hide or turn around the lines here is written out."""
    return ''.join(each if each.isprintable() else each.encode('unicode_escape').decode() for each in text)


def canonical(value):
    """RFC 8785 of what has ASCII keys and whole numbers."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(',', ':')).encode('utf-8')


def once(pairs):
    if len({key for key, _ in pairs}) != len(pairs):
        raise Fault('a key stands twice')
    return dict(pairs)


def parse(data):
    try:
        return json.loads(data.decode('utf-8'), object_pairs_hook=once)
    except (ValueError, RecursionError):
        raise Fault('is no JSON') from None


def parse_canonical(data):
    value = parse(data)
    if canonical(value) != data:
        raise Fault('is not in its one accepted form')
    return value


def field(value, *names):
    for name in names:
        if not isinstance(value, dict) or name not in value:
            raise Fault(f'has no {name}')
        value = value[name]
    return value


# Ed25519 (RFC 8032), strict: one encoding of each point, no small order, no cofactor.

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)
NEUTRAL = (0, 1, 1, 0)


def add(a, b):
    (x1, y1, z1, t1), (x2, y2, z2, t2) = a, b
    e, f = (y1 - x1) * (y2 - x2) % P, (y1 + x1) * (y2 + x2) % P
    g, h = 2 * D * t1 * t2 % P, 2 * z1 * z2 % P
    e, f, g, h = f - e, h - g, h + g, f + e
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(scalar, point):
    result = NEUTRAL
    for bit in bin(scalar)[2:]:
        result = add(result, result)
        if bit == '1':
            result = add(result, point)
    return result


def encode_point(point):
    x, y, z, _ = point
    inverse = pow(z, P - 2, P)
    return (y * inverse % P | (x * inverse % P & 1) << 255).to_bytes(32, 'little')


def decode_point(data):
    value = int.from_bytes(data, 'little')
    sign, y = value >> 255, value & 2**255 - 1
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if x * x % P != square:
        x = x * ROOT % P
    if len(data) != 32 or y >= P or x * x % P != square or (x == 0 and sign == 1):
        return None
    x = P - x if x & 1 != sign else x
    point = (x, y, 1, x * y % P)
    return None if encode_point(times(8, point)) == encode_point(NEUTRAL) else point


BASE = decode_point((4 * pow(5, P - 2, P) % P).to_bytes(32, 'little'))


def holds(key, message, signature):
    public, commitment = decode_point(key), decode_point(signature[:32])
    scalar = int.from_bytes(signature[32:], 'little')
    if len(signature) != 64 or scalar >= L or public is None or commitment is None:
        return False
    challenge = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), 'little') % L
    x, y, z, t = public
    return encode_point(add(times(scalar, BASE), times(challenge, (P - x, y, z, P - t)))) == signature[:32]


# Signed notes (c2sp.org/signed-note) and the two public logs (RFC 9162): sections 3.1 and 8.


def key_id(name, key):
    return sha256(name.encode('utf-8') + b'\n\x01' + key)[:4]


def verifier_key(text):
    parts = text.split('+', 2)
    if len(parts) != 3:
        raise Fault('a key is damaged')
    key = unb64(parts[2], 33)
    if key[0] != 1 or key_id(parts[0], key[1:]).hex() != parts[1]:
        raise Fault('a key is damaged')
    return parts[0], key[1:]


def note_text(note):
    divider = note.rfind('\n\n')
    if divider < 0 or not note.endswith('\n'):
        raise Fault('is no signed note')
    return note[: divider + 1], note[divider + 2 : -1].split('\n')


def open_note(note, keys, threshold):
    """The text, signed by at least so many of the keys (pairs of name and key)."""
    text, lines = note_text(note)
    known = {(name, key_id(name, key)): key for name, key in keys}
    signed = set()
    for line in lines:
        found = re.fullmatch('\u2014 ([^ ]+) ([^ ]+)', line)
        data = unb64(found[2]) if found else b''
        if len(data) < 5:
            raise Fault('a signature line is damaged')
        key = known.get((found[1], data[:4]))
        if key is None:
            continue
        if not holds(key, text.encode('utf-8'), data[4:]):
            raise Fault('a signature does not hold')
        signed.add(key)
    if len(signed) < threshold:
        raise Fault('too few signatures')
    return text


def node(left, right):
    return sha256(b'\x01' + left + right)


def root_of(entry, index, size, proof):
    """RFC 9162, section 2.1.3.2."""
    if not 0 <= index < size:
        raise Fault('the entry is outside the log')
    place, last, root = index, size - 1, sha256(b'\x00' + entry)
    for step in proof:
        if last == 0:
            raise Fault('a proof is too long')
        if place & 1 or place == last:
            root = node(step, root)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            root = node(root, step)
        place, last = place >> 1, last >> 1
    if last != 0:
        raise Fault('a proof is too short')
    return root


def logged_entries(document, key):
    """The entries that the log has signed for."""
    lines = open_note(field(document, 'checkpoint'), [verifier_key(key)], 1).split('\n')
    size, root = int(lines[1]), unb64(lines[2], 32)
    entries = []
    for each in field(document, 'entries'):
        entry, proof = unb64(field(each, 'entry')), [bytes.fromhex(step) for step in field(each, 'proof')]
        if root_of(entry, field(each, 'index'), size, proof) != root:
            raise Fault(f'entry {each["index"]} is not in the log')
        entries.append(entry)
    return entries


def commit(kind, body, salt):
    return sha256(lp('kupuya/commit/v1') + bytes([kind, 0, 32]) + body + salt)


# The files.


class Folder:
    def __init__(self, path):
        self.path = path

    def names(self):
        found = []
        for folder, folders, files in os.walk(self.path):
            # A folder that is a link is not walked into: it is named like a file.
            for name in files + [each for each in folders if os.path.islink(os.path.join(folder, each))]:
                found.append(os.path.relpath(os.path.join(folder, name), self.path).replace(os.sep, '/'))
        return found

    def open(self, name):
        return open(os.path.join(self.path, *name.split('/')), 'rb')

    def check_form(self):
        pass


class Archive:
    def __init__(self, path):
        self.path = path
        self.zip = zipfile.ZipFile(path)

    def names(self):
        # As it stands there: some programs end a name at a zero byte.
        return [each.orig_filename for each in self.zip.infolist() if each.file_size > 0 or not each.filename.endswith('/')]

    def open(self, name):
        return self.zip.open(name)

    def check_form(self):
        """Entry after entry, the directory, the end: whatever else is in the file, some program would show."""
        with open(self.path, 'rb') as file:
            at = 0
            for entry in sorted(self.zip.infolist(), key=lambda each: each.header_offset):
                if entry.header_offset != at:
                    raise Fault('the file holds more than its entries')
                file.seek(at)
                header = file.read(30)
                name_length, extra_length = struct.unpack('<HH', header[26:])
                file.seek(name_length, os.SEEK_CUR)
                if renames(file.read(extra_length)) or renames(entry.extra):
                    raise Fault('an entry has two names')
                at += 30 + name_length + extra_length + entry.compress_size
                if entry.flag_bits & 8:
                    file.seek(at)
                    at += 16 if file.read(4) == b'PK\x07\x08' else 12
            file.seek(at)
            rest = file.read(2**26)
            end, size, offset, comment = struct.unpack('<4s8xIIH', rest[-22:])
            if end != b'PK\x05\x06' or comment or offset != at or size != len(rest) - 22 or file.read(1):
                raise Fault('the file holds more than its entries')


def renames(extra):
    """Whether an extra field holds a name of its own (APPNOTE 4.6.9)."""
    while len(extra) >= 4:
        kind, length = struct.unpack('<HH', extra[:4])
        if kind == 0x7075:
            return True
        extra = extra[4 + length :]
    return False


def read(files, name, limit=2**26):
    with files.open(name) as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise Fault('is too large')
    return data


def hash_file(files, name):
    digest, length = hashlib.sha256(), 0
    with files.open(name) as file:
        for piece in iter(lambda: file.read(2**20), b''):
            digest.update(piece)
            length += len(piece)
    return digest.hexdigest(), length


class Roster:
    def __init__(self, value, text):
        self.value = value
        self.hash = sha256(text).hex()
        self.first, self.last = field(value, 'first'), field(value, 'last')
        self.keys = {each['number']: unb64(each['sign'], 32) for each in field(value, 'members')}
        self.positions = {each['member']: each['position'] for each in field(value, 'positions')}


class Bundle:
    def __init__(self, files):
        self.files = files
        self.faults = []
        self.hashes = {}
        self.rosters = {}
        self.events = []
        self.circle = set()

    def check(self, what, run):
        """Runs one check; a fault is kept and named, so that one does not hide another."""
        try:
            return run()
        except Fault as fault:
            self.fault(f'{what}: {fault}')
        except Exception:
            self.fault(f'{what}: is damaged')
        return None

    def fault(self, text):
        self.faults.append(shown(text))

    def json(self, name):
        return parse(read(self.files, name))

    # Manifest.

    def read_manifest(self):
        text = read(self.files, MANIFEST).decode('utf-8')
        lines = note_text(text)[0].split('\n')
        head = dict(line.split(' ', 1) for line in lines[1 : 1 + len(HEAD)])
        if lines[0] != FORMAT or tuple(head) != HEAD:
            raise Fault('has another form')
        self.note, self.head, self.listed = text, head, {}
        for line in lines[1 + len(HEAD) : -1]:
            found = re.fullmatch('([0-9a-f]{64})  ([0-9]+)  (.+)', line)
            if not found or found[3] in self.listed:
                raise Fault('a line is damaged or stands twice')
            self.listed[found[3]] = (found[1], int(found[2]))

    def check_files(self):
        self.check('ZIP', self.files.check_form)
        names = self.files.names()
        for name in sorted(set(names)):
            if names.count(name) > 1:
                self.fault(f'{name}: stands twice')
            if name.startswith('/') or '\\' in name or any(part in ('', '.', '..') for part in name.split('/')):
                self.fault(f'{name}: leads out of the folder')
            elif name != MANIFEST and name not in self.listed:
                self.fault(f'{name}: is not in the manifest')
            elif name != MANIFEST and not PLACES.fullmatch(name):
                self.fault(f'{name}: has no place in a case file')
        for name, expected in self.listed.items():
            if name not in names:
                self.fault(f'{name}: is missing')
            elif self.check(name, lambda: hash_file(self.files, name)) not in (None, expected):
                self.fault(f'{name}: was changed')
        for name in NEEDED:
            if name not in self.listed:
                self.fault(f'{name}: is missing')

    # Keys: trust, logs, rosters.

    def check_trust(self, wanted):
        data = read(self.files, 'trust.json')
        self.trust = parse_canonical(data)
        self.fingerprint = sha256(data).hex()
        if wanted is not None and wanted != self.fingerprint:
            raise Fault('is not the one that was asked for')
        if field(self.trust, 'origin') != self.head['origin']:
            raise Fault('belongs to another service')
        if 'trust-fingerprint.txt' in self.listed:
            if read(self.files, 'trust-fingerprint.txt').decode('ascii').strip() != self.fingerprint:
                raise Fault('is not what trust-fingerprint.txt says')

    def check_rosters(self):
        entries = logged_entries(self.json('register/governance.json'), field(self.trust, 'governanceLog'))
        logged = {each['note'] for each in map(parse, entries) if each.get('kind') == 'roster'}
        signers = [verifier_key(text) for text in field(self.trust, 'governance', 'signers')]
        threshold = field(self.trust, 'governance', 'threshold')
        for name in sorted(self.listed):
            if re.fullmatch(r'register/roster-\d+\.txt', name):
                self.check(name, lambda: self.add_roster(read(self.files, name).decode('utf-8'), logged, signers, threshold))

    def add_roster(self, note, logged, signers, threshold):
        if note not in logged:
            raise Fault('does not stand in the governance log')
        text = open_note(note, signers, max(2, threshold))[:-1].encode('utf-8')
        value = parse_canonical(text)
        if field(value, 'origin') != self.trust['origin']:
            raise Fault('belongs to another service')
        roster = Roster(value, text)
        self.rosters[roster.hash] = roster

    def signer(self, claim, day):
        """The key of a member under the roster named."""
        roster = self.rosters.get(field(claim, 'roster'))
        if roster is None:
            raise Fault('is signed under a roster that is not here')
        if not roster.first <= day <= roster.last:
            raise Fault('its roster was not in force on the day')
        return roster

    def check_signature(self, label, claim, signed, roster):
        member, position = field(claim, 'member'), field(claim, 'position')
        if member not in roster.keys or roster.positions.get(member, 255) != position:
            raise Fault('the roster does not have the signer there')
        if not holds(roster.keys[member], lp(label) + signed, unb64(field(claim, 'signature'), 64)):
            raise Fault('the signature does not hold')

    # Chain.

    def check_chain(self):
        names = sorted(name for name in self.listed if re.fullmatch(r'chain/\d{5}\.json', name))
        previous, day = NO_HASH, 0
        for index, name in enumerate(names):
            if name != f'chain/{index:05}.json':
                self.fault(f'chain/{index:05}.json: is missing')
                return
            data = self.check(name, lambda: read(self.files, name)) or b''
            event = self.check(name, lambda: self.check_event(data, previous, day))
            previous = sha256(data).hex()
            if event is not None:
                day = event['day']
                self.events.append((previous, event))
        if previous != self.head['head']:
            self.fault('chain: does not end where the manifest says')
        if not self.events or self.events[0][1]['type'] != 'START' or self.letters()[:1] != [self.head['case']]:
            self.fault('chain: does not begin with this case')

    def check_event(self, data, previous, day):
        event = parse_canonical(data)
        if field(event, 'format') != 'kupuya/event/v1':
            raise Fault('is no event')
        if unb64(field(event, 'previous'), 32).hex() != previous:
            raise Fault('does not follow the step before it')
        if field(event, 'day') < day:
            raise Fault('is older than the step before it')
        unsigned = {key: value for key, value in event.items() if key != 'signature'}
        self.check_signature('kupuya/event/v1', event, canonical(unsigned), self.signer(event, event['day']))
        statement = field(event, 'data').get('statement')
        if statement:
            self.check_statement(statement)
        self.check_circle(event)
        return event

    def check_circle(self, event):
        """Only whom the first step names, and whom they have let in since, has a say."""
        if event['type'] == 'START' and not self.events:
            self.circle = set(field(event, 'data', 'grantees'))
        if event['member'] not in self.circle:
            raise Fault('its signer has no say in the case')
        if event['type'] == 'GRANT':
            self.circle.add(field(event, 'data', 'to'))
        if event['type'] == 'RECUSE':
            self.circle.discard(event['member'])

    def check_statement(self, statement):
        roster = self.signer(statement, field(statement, 'day'))
        members = [each['member'] for each in field(statement, 'signatures')]
        if not members or len(set(members)) != len(members):
            raise Fault('the statement inside is signed by one member twice')
        for claim in statement['signatures']:
            self.check_signature('kupuya/statement/v1', claim, canonical({**statement, 'signatures': []}), roster)

    def of_type(self, *types):
        return [(digest, event) for digest, event in self.events if event['type'] in types]

    def letters(self):
        return [unb64(event['data']['letter'], 32).hex() for _, event in self.of_type('START', 'LETTER')]

    # What rests on the chain.

    def check_decision(self):
        decision = self.head['decision']
        proposed = [event for digest, event in self.of_type('PROPOSE') if digest == decision]
        if not proposed or proposed[0]['data']['act'] not in ('EXPORT', 'REFER'):
            raise Fault('nobody has proposed that this leaves the house')
        decided = [
            event for _, event in self.of_type('APPROVE', 'REJECT') if unb64(event['data']['event'], 32).hex() == decision
        ]
        if not decided or decided[0]['type'] != 'APPROVE' or decided[0]['member'] == proposed[0]['member']:
            raise Fault('no second member has approved it')
        # Dated back into the days of the decision, the file would be older than what it holds; devices may be a day apart.
        if int(self.head['day']) + 1 < self.events[-1][1]['day']:
            raise Fault('the manifest is older than the last step')
        if int(self.head['day']) - decided[0]['day'] > DECISION_DAYS:
            raise Fault(f'it was approved more than {DECISION_DAYS} days before')

    def check_manifest_signature(self):
        day = int(self.head['day'])
        roster = self.signer(self.head, day)
        keys = [(f'{self.trust["origin"]}/member/{number}', key) for number, key in roster.keys.items()]
        text, lines = note_text(self.note)
        open_note(self.note, keys, 1)
        signed = [number for number in roster.keys if any(f'/member/{number} ' in line for line in lines)]
        if not self.circle.issuperset(signed):
            raise Fault('its signer has no say in the case')
        print(f'      signed by member {", ".join(map(str, signed))}')

    def check_entries(self):
        entries = logged_entries(self.json('register/cases.json'), field(self.trust, 'caseLog'))
        logged = {entry[5:37] for entry in entries if len(entry) == 69}
        for letter in self.letters():
            if bytes.fromhex(letter) not in logged:
                self.fault(f'letter {letter[:8]}: does not stand in the public register')
        for digest, event in self.of_type('ANSWER'):
            statement = event['data']['statement']
            found = commit(2, sha256(canonical(statement)), unb64(event['data']['salt'], 32))
            if found not in logged:
                print(f'note  answer {event["data"]["number"]}: does not stand in the public register yet')

    def check_letters(self):
        letters = self.letters()
        for name in sorted(self.listed):
            if name.startswith('letters/'):
                letter = self.check(name, lambda: field(self.json(name), 'commit'))
                if letter is not None and letter not in letters:
                    self.fault(f'{name}: does not belong to the case')

    def check_documents(self):
        entries = [event['data'] for _, event in self.of_type('CUSTODY')]
        opened = {unb64(each['document'], 32).hex() for each in entries if each['what'] == 'OPENED'}
        derived = {unb64(each['document'], 32).hex() for each in entries if each['what'] == 'DERIVED'}
        for name, (digest, _) in sorted(self.listed.items()):
            if name.startswith('originals/') and digest not in opened:
                self.fault(f'{name}: nobody has signed that it came with a letter')
            if name.startswith('versions/') and digest not in derived:
                self.fault(f'{name}: nobody has signed what it was made from')
        self.check('custody.json', lambda: self.check_custody(entries))

    def check_custody(self, entries):
        shown = [(each['what'], each['document'], each['by'], each['day']) for each in field(self.json('custody.json'), 'documents')]
        signed = [
            (event['data']['what'], unb64(event['data']['document']).hex(), event['member'], event['day'])
            for _, event in self.of_type('CUSTODY')
        ]
        if shown != signed:
            raise Fault('says something else than the signed steps')


def steps(bundle, wanted):
    return (
        ('files', bundle.check_files),
        ('trust.json', lambda: bundle.check_trust(wanted)),
        ('lists of members', bundle.check_rosters),
        ('signed steps', bundle.check_chain),
        ('signature of the manifest', bundle.check_manifest_signature),
        ('decision of two', bundle.check_decision),
        ('public register', bundle.check_entries),
        ('letters', bundle.check_letters),
        ('documents', bundle.check_documents),
    )


def main(arguments):
    sys.stdout.reconfigure(errors='backslashreplace')
    wanted = None
    if '--trust' in arguments:
        at = arguments.index('--trust')
        wanted = ''.join(arguments[at + 1 : at + 2]).replace(' ', '').lower()
        arguments = arguments[:at] + arguments[at + 2 :]
    path = arguments[0] if arguments else os.path.dirname(os.path.abspath(__file__))
    try:
        bundle = Bundle(Folder(path) if os.path.isdir(path) else Archive(path))
        bundle.read_manifest()
    except Exception:
        print('This is no case file, or its manifest is damaged.')
        return 2
    for what, run in steps(bundle, wanted):
        before = len(bundle.faults)
        bundle.check(what, run)
        for fault in bundle.faults[before:]:
            print(f'WRONG {fault}')
        if len(bundle.faults) == before:
            print(f'ok    {what}')
    print(f'Fingerprint of the keys: {getattr(bundle, "fingerprint", "unknown")}')
    if not os.path.isdir(path):
        print(f'SHA-256 of the file: {hash_path(path)}')
    count = len(bundle.faults)
    print('OK' if count == 0 else f'NOT OK: {count} fault{"" if count == 1 else "s"}')
    return 0 if count == 0 else 1


def hash_path(path):
    digest = hashlib.sha256()
    with open(path, 'rb') as file:
        for piece in iter(lambda: file.read(2**20), b''):
            digest.update(piece)
    return digest.hexdigest()


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
