/** The cookies of one server, kept in memory and given to nobody else: a page that cannot see its session cannot lose it. */

const maximumCookies = 8;
const maximumLength = 4_096;

export class CookieJar {
  readonly #cookies = new Map<string, string>();

  /**
   * Takes in the `Set-Cookie` lines of an answer. Attributes that say where a browser may use a cookie have no meaning here, since
   * there is one server; those that end it are followed.
   *
   * @param lines controlled by the server; what is malformed or too much is left out
   */
  accept(lines: readonly string[]): void {
    for (const line of lines) {
      const [pair = '', ...attributes] = line.split(';');
      const [, name, value] = /^([!#$%&'*+\-.^_`|~\w]+)=([\x21-\x7e]*)$/u.exec(pair.trim()) ?? [];
      if (name === undefined || value === undefined || line.length > maximumLength) continue;
      if (value === '' || attributes.some(isEnded)) this.#cookies.delete(name);
      else if (this.#cookies.has(name) || this.#cookies.size < maximumCookies) this.#cookies.set(name, value);
    }
  }

  /** The value of the `Cookie` header, or null without cookies. */
  header(): string | null {
    if (this.#cookies.size === 0) return null;
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  clear(): void {
    this.#cookies.clear();
  }
}

/** Servers end a cookie with an age of zero or with the first moment of 1970. */
function isEnded(attribute: string): boolean {
  const [name = '', value = ''] = attribute.split('=').map((part) => part.trim().toLowerCase());
  if (name === 'max-age') return Number(value) <= 0;
  return name === 'expires' && Date.parse(value) <= 0;
}
