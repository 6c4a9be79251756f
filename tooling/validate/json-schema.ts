/** JSON Schemas by a validator that is not ours. */
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const most = 20;

/** What is wrong with a value, in the validator's words; empty if nothing is. @param schema parsed JSON with a `$schema` */
export function problemsOf(schema: object, value: unknown): readonly string[] {
  const validate = compile(schema);
  if (validate(value)) return [];
  return (validate.errors ?? []).slice(0, most).map(describe);
}

/** Official schemas have annotations that the validator does not know; unknown formats are still refused. */
function compile(schema: object): ValidateFunction {
  const draft = '$schema' in schema ? String(schema.$schema) : '';
  const options = { strict: false, allErrors: false };
  const ajv = draft.includes('2020-12')
    ? new Ajv2020(options)
    : draft.includes('2019-09')
      ? new Ajv2019(options)
      : new Ajv(options);
  addFormats.default(ajv);
  // Of forms in a browser; says nothing about what is valid.
  ajv.addFormat('textarea', true);
  return ajv.compile(schema);
}

function describe({ instancePath, message }: ErrorObject): string {
  return `${instancePath === '' ? '/' : instancePath}: ${message ?? 'is not valid'}`;
}
