import type { Type } from '@nestjs/common';
import { AppError, fault, invalidInput } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { createValidationPipe } from '@haojiao/infrastructure/http';
import { contentTypes } from './types/registry';

/** A JSON object as it came in; nothing about it is known yet. */
export type RawBody = Record<string, unknown>;

// The words of items are cleaned before they are kept, whatever was pasted.
const pipe = createValidationPipe({ isCleaned: true });

/**
 * The faults of a body's shape, without ending the request: the rules that need the database are asked too, so that
 * one answer names everything.
 */
export async function shapeFaults(shape: Type<object>, body: RawBody): Promise<Fault[]> {
  try {
    await pipe.transform(body, { type: 'body', metatype: shape });
    return [];
  } catch (error) {
    if (error instanceof AppError) return error.faults;
    throw error;
  }
}

/** Exactly the block that the type names is present. */
export function blockFaults(type: string, body: RawBody): Fault[] {
  return contentTypes.flatMap(({ key }) => {
    const present = body[key] !== undefined && body[key] !== null;
    if (key === type && !present) {
      return [
        fault(
          key,
          'block_missing',
          `类型为 ${type} 的稿件必须有 ${key} 部分。`,
          `An item of type ${type} needs its block ${key}.`,
        ),
      ];
    }
    if (key !== type && present) {
      return [
        fault(
          key,
          'block_not_of_type',
          `类型为 ${type} 的稿件不能有 ${key} 部分，请去掉。`,
          `An item of type ${type} has no block ${key}; leave it out.`,
        ),
      ];
    }
    return [];
  });
}

/** @throws AppError `invalid_input` for anything but a JSON object. */
export function requireObject(body: unknown): RawBody {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as RawBody;
  throw invalidInput([
    fault('', 'object', '请求正文应为 JSON 对象。', 'The body of the request must be a JSON object.'),
  ]);
}

/** The body with the changes merged in (JSON Merge Patch, RFC 7396): `null` removes, lists are replaced whole. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isRecord(patch)) return patch;
  const merged: RawBody = isRecord(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else merged[key] = mergePatch(merged[key], value);
  }
  return merged;
}

function isRecord(value: unknown): value is RawBody {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
