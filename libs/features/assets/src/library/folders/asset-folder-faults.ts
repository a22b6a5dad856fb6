import { fault, invalidInput, notFound, ruleBroken } from '@haojiao/kernel';

/** Deeper trees are not found through again. */
export const MAX_FOLDER_DEPTH = 8;
/** Enough for every unit; the list of a unit's folders comes in one answer. */
export const MAX_FOLDERS = 2_000;

export const seeFolder = {
  read: 'asset.read',
  noun: 'asset_folder',
  zh: '没有这个文件夹。',
  en: 'There is no such folder.',
} as const;

export function folderNotFound() {
  return notFound(seeFolder.noun, seeFolder.zh, seeFolder.en);
}

export function nameTaken() {
  return invalidInput([
    fault(
      'name',
      'folder_name_taken',
      '同一文件夹下已有同名文件夹，请换一个名称。',
      'There is a folder of that name beside it; take another name.',
    ),
  ]);
}

export function blankName() {
  return invalidInput([fault('name', 'not_empty', '名称不能为空白。', 'The name must not be blank.')]);
}

export function parentUnknown() {
  return invalidInput([
    fault(
      'parentId',
      'folder_unknown',
      '上级文件夹不存在或不属于本单位。',
      'There is no such folder in this unit.',
    ),
  ]);
}

export function folderInItself() {
  return ruleBroken(
    'folder_in_itself',
    '文件夹不能移到自己或自己的下级里。请选择其他位置。',
    'A folder can not move into itself or a folder below it. Choose another place.',
  );
}

export function tooDeep() {
  return ruleBroken(
    'folder_too_deep',
    `文件夹最多 ${MAX_FOLDER_DEPTH} 层。请放到较浅的位置。`,
    `Folders are at most ${MAX_FOLDER_DEPTH} deep. Choose a place nearer the top.`,
  );
}

export function tooManyFolders() {
  return ruleBroken(
    'too_many_folders',
    `一个单位最多 ${MAX_FOLDERS} 个文件夹。请改用标签，或删除不用的文件夹。`,
    `A unit has at most ${MAX_FOLDERS} folders. Use tags, or delete folders that nobody needs.`,
  );
}

export function folderNotEmpty() {
  return ruleBroken(
    'folder_not_empty',
    '文件夹不为空。请先移走其中的内容，或以 contents=move_up 删除（内容移到上一级）。',
    'The folder is not empty. Move its contents away, or delete it with contents=move_up: they go into the folder above.',
  );
}

export function folderUnknown() {
  return invalidInput([
    fault(
      'folderId',
      'folder_unknown',
      '没有这个文件夹：应为素材所属单位的文件夹。',
      'There is no such folder in the unit of the asset.',
    ),
  ]);
}
