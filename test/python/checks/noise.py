import json

from kupuya_reference import canonical_json, noise

from .tally import vectors

unhex = bytes.fromhex


@vectors('noise.json', 'seeds')
def check_seeds(record, _, tally):
    plan = canonical_json.decode(record['plan'].encode('utf-8'))
    seeds = {party: unhex(record[party]['seed']) for party in ('publisher', 'oversight')}
    tally.equal('planHash', noise.plan_hash(plan), record['planHash'])
    for party, seed in seeds.items():
        text = noise.note_text(record['origin'], party.upper(), plan, seed)
        tally.equal(party, text, record[party]['text'])
    tally.equal('joint', noise.joint_seed(record['origin'], plan, **seeds), record['joint'])


@vectors('noise.json', 'draws')
def check_draws(record, _, tally):
    drawn = noise.draws(unhex(record['key']), record['numerator'], record['denominator'], 40)
    tally.all_equal('values', drawn, record['values'])


@vectors('noise.json', 'noise')
def check_noise(record, root, tally):
    seeds = root['seeds'][0]
    tally.equal('joint', record['joint'], seeds['joint'])
    tables = {table['id']: table for table in canonical_json.decode(seeds['plan'].encode('utf-8'))['tables']}
    table = {key: record[key] for key in ('id', 'flow', 'dimension', 'epsilon')}
    tally.equal('table', table, tables.get(record['id']))
    drawn = [noise.noise(unhex(record['joint']), table, record['month'], code) for code in record['codes']]
    tally.all_equal('noise', drawn, record['noise'])
