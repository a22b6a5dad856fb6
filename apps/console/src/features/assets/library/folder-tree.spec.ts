import { folderTree } from './folder-tree';

describe('folders', () => {
  it('stand under their parents whatever the order, and at the top where the parent is not seen', () => {
    const folder = (id: string, parentId: string | null) => ({ id, parentId, name: id, assetCount: 1 });
    const tree = folderTree([folder('child', 'top'), folder('top', null), folder('stray', 'unseen')]);
    expect(tree.map(({ key, children }) => [key, children.map((child) => child.key)])).toEqual([
      ['top', ['child']],
      ['stray', []],
    ]);
  });
});
