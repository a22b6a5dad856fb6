import { IsJSON, IsOptional, IsUUID, MaxLength } from 'class-validator';
import { fault, invalidInput } from '@haojiao/kernel';

export class PreviewRequest {
  /** Which of several accounts of the platform; default: the first one that the unit uses. */
  @IsOptional()
  @IsUUID()
  channelAccountId?: string;

  /** A JSON object: options to try. Default: those with which the item is planned on the account. */
  @IsOptional()
  @IsJSON()
  @MaxLength(4_000)
  options?: string;
}

/** @throws AppError when it is no object */
export function readOptions(text: string | undefined): Record<string, unknown> | undefined {
  if (text === undefined) return undefined;
  const value: unknown = JSON.parse(text);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw invalidInput([
    fault('options', 'not_an_object', '应为 JSON 对象，如 {"delivery":"publish"}。', 'A JSON object.'),
  ]);
}
