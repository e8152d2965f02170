import type { ApiErrorEntry, ApiErrorResponse } from './generated/schemas.ts';

/** The API answered with a documented error status and its documented body. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  /** The operation that was called, such as `createChat`. */
  readonly operationId: string;
  readonly status: number;
  /** What went wrong; the first entry may be a generic one. */
  readonly errors: readonly ApiErrorEntry[];

  constructor(operationId: string, status: number, { errors }: ApiErrorResponse) {
    super(
      `${operationId} failed with ${status}: ${errors.map(({ code, message }) => `${message} (${code})`).join('; ')}`,
    );
    this.operationId = operationId;
    this.status = status;
    this.errors = errors;
  }
}

/** The API answered with a status or a body that its description does not know. */
export class UnexpectedResponseError extends Error {
  override readonly name = 'UnexpectedResponseError';
  /** The operation that was called, such as `createChat`. */
  readonly operationId: string;
  readonly status: number;

  constructor(operationId: string, status: number, what: string) {
    super(`${operationId} got an unexpected response: status ${status}, ${what}`);
    this.operationId = operationId;
    this.status = status;
  }
}
