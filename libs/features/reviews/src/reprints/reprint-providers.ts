import { readForeignPage } from '@haojiao/infrastructure/http';
import { CaptureOriginals, PAGE_READER } from './capture-originals';
import { ImportReprintSources } from './import-reprint-sources';
import { ReprintFlows } from './reprint-flows';
import { ReprintRegister } from './reprint-register';
import { ReprintRules } from './reprint-rules';
import { ReprintSourcesService } from './reprint-sources.service';

export const reprintProviders = [
  ReprintSourcesService,
  ImportReprintSources,
  CaptureOriginals,
  ReprintRules,
  ReprintFlows,
  ReprintRegister,
  { provide: PAGE_READER, useValue: readForeignPage },
];
