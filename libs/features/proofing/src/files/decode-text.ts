import { fault, invalidInput } from '@haojiao/kernel';

const encodings = ['utf-8', 'gb18030'] as const;

/**
 * The text of a file in UTF-8, with or without a byte order mark, or in GB18030 as Chinese spreadsheets save it. UTF-8 is
 * tried first: a text of GB18030 is hardly ever valid UTF-8.
 * @throws AppError `invalid_input` (`encoding_unknown`) where it is neither
 */
export function decodeText(bytes: Uint8Array): string {
  for (const encoding of encodings) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not this one.
    }
  }
  throw invalidInput([
    fault(
      'file',
      'encoding_unknown',
      '文件编码无法识别，请另存为 UTF-8 后重新导入。',
      'The encoding is neither UTF-8 nor GB18030; save the file as UTF-8 and import it again.',
    ),
  ]);
}
