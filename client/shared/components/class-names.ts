/** Joins class names and leaves out what is false: `classNames('govuk-input', error && 'govuk-input--error')`. */
export function classNames(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter((name) => typeof name === 'string' && name !== '').join(' ');
}
