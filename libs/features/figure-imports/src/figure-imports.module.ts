import { Module } from '@nestjs/common';
import { AuditModule } from '@haojiao/features/audit';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { PlatformFiguresModule } from '@haojiao/features/platform-figures';
import { AccountPosts } from './account-posts';
import { CheckFigureImport } from './check-figure-import';
import { ChoosePost } from './choose-post';
import { FigureImportsService } from './figure-imports.service';
import { LeftBehind } from './left-behind';
import { ReadFigureImports } from './read-figure-imports';
import { RunFigureImport } from './run-figure-import';
import { SettleLines } from './settle-lines';

const useCases = [
  CheckFigureImport,
  ChoosePost,
  FigureImportsService,
  LeftBehind,
  ReadFigureImports,
  RunFigureImport,
];

/** Platform figures from the tables that platforms let people export. */
@Module({
  imports: [AuditModule, OrganizationsModule, PlatformFiguresModule],
  providers: [...useCases, AccountPosts, SettleLines],
  exports: useCases,
})
export class FigureImportsModule {}
