interface Folder {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly assetCount: number;
}

/** As trees of the component library want it. */
export interface FolderBranch {
  key: string;
  value: string;
  title: string;
  assetCount: number;
  children: FolderBranch[];
}

/** Folders under their parents, in the order in which they came. */
export function folderTree(folders: readonly Folder[]): FolderBranch[] {
  const branches = new Map(
    folders.map(({ id, name, assetCount }) => [
      id,
      { key: id, value: id, title: name, assetCount, children: [] as FolderBranch[] },
    ]),
  );
  const top: FolderBranch[] = [];
  for (const { id, parentId } of folders) {
    const siblings = (parentId !== null && branches.get(parentId)?.children) || top;
    siblings.push(branches.get(id)!);
  }
  return top;
}
