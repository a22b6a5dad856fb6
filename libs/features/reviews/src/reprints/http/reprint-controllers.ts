import { ReprintRegisterController } from './reprint-register.controller';
import { ReprintSnapshotsController } from './reprint-snapshots.controller';
import { ReprintSourcesController } from './reprint-sources.controller';

export const reprintControllers = [
  ReprintSourcesController,
  ReprintSnapshotsController,
  ReprintRegisterController,
];
