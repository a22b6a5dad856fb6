import { AssetFoldersController } from './folders/asset-folders.controller';
import { AssetTagsController } from './tags/asset-tags.controller';

export const libraryControllers = [AssetFoldersController, AssetTagsController];
