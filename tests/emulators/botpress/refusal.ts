/** An error of the API: JSON `{id, code, type, message}`, with the code as status (`platforms.md` §5.1). */
export class Refusal extends Error {
  readonly code: number;
  readonly type: string;

  constructor(code: number, type: string, message: string) {
    super(message);
    this.code = code;
    this.type = type;
  }

  get body() {
    return { id: 'err_20261130x0A1B2C3D', code: this.code, type: this.type, message: this.message };
  }
}

export const unauthorised = () => new Refusal(401, 'Unauthorized', 'The user key is not valid');
export const notFound = (what: string) => new Refusal(404, 'ResourceNotFound', `${what} does not exist`);
export const invalid = (why: string) => new Refusal(400, 'InvalidPayload', why);
