import type { EntityManager } from 'typeorm';
import { ruleBroken } from '@haojiao/kernel';
import type { FocalPoint } from '@haojiao/infrastructure/media';
import type { AssetEntity, PeopleShown } from '../persistence/asset.entity';
import { requireFolder } from './folders/require-folder';
import type { GeneratedContent } from './generated/generated-content';
import type { AssetRights } from './rights/asset-rights';
import { lineOf, tagsOf, textOf } from './words-of-assets';

/** Members left out stay; null empties. */
export interface AssetChanges {
  altText?: string | null;
  credit?: string | null;
  focalPoint?: FocalPoint | null;
  folderId?: string | null;
  tags?: string[] | null;
  rights?: RightsWish | null;
  peopleShown?: PeopleShown;
  generatedContent?: GeneratedContent;
}

/** As people tell it: with the last day among the rest. */
export interface RightsWish extends AssetRights {
  /** `YYYY-MM-DD`: the last day on which it may be used. */
  expiresOn?: string | null;
}

/** What is told about an asset, put on its row. @throws AppError `invalid_input`, `generated_mark_stands` */
export async function describeAsset(
  asset: AssetEntity,
  changes: AssetChanges,
  manager: EntityManager,
): Promise<void> {
  if (changes.altText !== undefined) asset.altText = textOf(changes.altText);
  if (changes.credit !== undefined) asset.credit = lineOf(changes.credit);
  if (changes.tags !== undefined) asset.tags = tagsOf(changes.tags);
  if (changes.rights !== undefined) {
    asset.rights = rightsIn(changes.rights);
    asset.rightsExpireOn = changes.rights?.expiresOn ?? null;
  }
  if (changes.peopleShown !== undefined) asset.peopleShown = changes.peopleShown;
  if (changes.generatedContent !== undefined) {
    if (changes.generatedContent === 'none' && asset.generatedMark) throw markStands();
    asset.generatedContent = changes.generatedContent;
  }
  if (changes.folderId !== undefined) {
    await requireFolder(asset.organizationId, changes.folderId, manager);
    asset.folderId = changes.folderId;
  }
}

function rightsIn(wish: RightsWish | null): AssetRights | null {
  if (!wish) return null;
  const members = (['holder', 'licence', 'source', 'territory', 'note'] as const).flatMap((name) => {
    const words = name === 'note' ? textOf(wish[name]) : lineOf(wish[name]);
    return words === '' ? [] : [[name, words] as const];
  });
  return members.length > 0 || wish.expiresOn ? Object.fromEntries(members) : null;
}

function markStands() {
  return ruleBroken(
    'generated_mark_stands',
    '文件本身带有生成合成标识（AIGC），不能改为“非生成”。可选 assisted 或 generated。',
    'The file itself carries the mark of generated content (AIGC): it can not be called "none". Choose assisted or generated.',
  );
}
