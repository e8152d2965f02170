import type { ApiErrorResponse, Chat } from './generated/schemas.ts';

/** What a safe call resolves to; check `ok` or `status` to tell the cases apart. */
export type SafeResult<Success extends number = number, Data = Chat, Failure extends number = number> =
  | SafeSuccess<Success, Data>
  | SafeFailure<Failure>;

/** The API did what it was asked. */
export interface SafeSuccess<Status extends number, Data> {
  ok: true;
  /** The HTTP status. */
  status: Status;
  data: Data;
  /** The raw response. Its body has been read. */
  response: Response;
}

/** The API answered with one of the error statuses that are documented for the operation. */
export interface SafeFailure<Status extends number> {
  ok: false;
  /** The HTTP status. */
  status: Status;
  error: ApiErrorResponse;
  /** The raw response. Its body has been read. */
  response: Response;
}
