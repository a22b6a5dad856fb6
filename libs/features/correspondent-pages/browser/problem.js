/** What the api refused, with its words and the fields that they are about. */
export class Problem extends Error {
  /**
   * @param {number} status
   * @param {{ code?: string, detail?: string, errors?: import('./types').FieldFault[] }} body
   */
  constructor(status, body) {
    super(body.detail || '服务器没有给出说明，请稍后再试。');
    this.status = status;
    this.code = body.code || 'unknown';
    /** @type {import('./types').FieldFault[]} */
    this.faults = body.errors || [];
  }
}

/** There is no net, or the server does not answer. */
export class NoConnection extends Error {
  constructor() {
    super('没有网络，或服务器暂时连不上。');
  }
}

/** The session is over; what was written stays on the phone. */
export class SignedOut extends Error {
  constructor() {
    super('登录已过期，请重新登录。');
  }
}
