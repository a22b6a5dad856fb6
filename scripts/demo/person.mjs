import { ask } from './http.mjs';

/** Somebody signed in to the product's management interface. */
export class Person {
  #baseUrl;
  #password;
  #token;

  static async signIn(baseUrl, username, password) {
    const person = new Person(baseUrl, username, password);
    await person.#signIn();
    return person;
  }

  constructor(baseUrl, username, password) {
    this.#baseUrl = baseUrl;
    this.username = username;
    this.#password = password;
  }

  async #signIn() {
    const { body } = await ask('POST', `${this.#baseUrl}/api/v1/auth/login`, {
      body: { username: this.username, password: this.#password },
    });
    this.#token = body.accessToken;
    this.id = body.user.id;
    this.name = body.user.displayName;
  }

  /** For asking without this class. */
  get headers() {
    return { authorization: `Bearer ${this.#token}` };
  }

  async get(path) {
    return (await this.#ask('GET', path)).body;
  }

  async post(path, body = {}) {
    return (await this.#ask('POST', path, body)).body;
  }

  async put(path, body) {
    return (await this.#ask('PUT', path, body)).body;
  }

  /** Reads the thing first, for its version. */
  async patch(path, body) {
    const { headers } = await this.#ask('GET', path);
    return (await this.#ask('PATCH', path, body, { 'if-match': headers.get('etag') })).body;
  }

  /** Every page of a list. */
  async list(path) {
    const items = [];
    let cursor = null;
    do {
      const query = `limit=100${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`;
      const page = await this.get(`${path}${path.includes('?') ? '&' : '?'}${query}`);
      items.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return items;
  }

  /** A session ends when roles change, and an access token after a while: then the person signs in again, once. */
  async #ask(method, path, body, headers) {
    const send = () => ask(method, `${this.#baseUrl}/api/v1${path}`, { token: this.#token, body, headers });
    try {
      return await send();
    } catch (error) {
      if (error.status !== 401) throw error;
      await this.#signIn();
      return send();
    }
  }
}
