import { pick } from '@haojiao/infrastructure/http';
import type { Language } from '@haojiao/infrastructure/http';
import { isPicture } from '../hand-off/hand-off-packs';
import type { OpenPack } from '../hand-off/hand-off-packs';
import type { HandOffResponse } from './hand-off.responses';

export function presentHandOff({ pack, adapter, account }: OpenPack, language: Language): HandOffResponse {
  return {
    editorUrl: pack.editorUrl,
    texts: pack.copyBlocks.map(({ key, label, text }) => ({ key, label: pick(label, language), text })),
    files: pack.files.map((file, index) => ({
      index,
      name: file.name,
      mediaType: file.mediaType,
      isPicture: isPicture(file),
    })),
    checklist: pack.checklist.map((item) => pick(item, language)),
    isLinkNeeded: adapter.needsLink?.(account) ?? false,
  };
}
