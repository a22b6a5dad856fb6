import { Module } from '@nestjs/common';
import { AuditModule } from '@haojiao/features/audit';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { ScoringModule } from '@haojiao/features/scoring';
import { SubmissionsModule } from '@haojiao/features/submissions';
import { ComputeHonourRoll } from './honour-rolls/compute-honour-roll';
import { HonourRollDocuments } from './honour-rolls/honour-roll-documents';
import { HonourRolls } from './honour-rolls/honour-rolls.service';
import { ReadLostHonours } from './honour-rolls/lost-honours';
import { YearFigures } from './honour-rolls/year-figures';
import { OwnLedgers } from './ledgers/own-ledger';
import { PeriodLedgers } from './ledgers/period-ledgers';
import { TellLedgerPoints } from './ledgers/tell-ledger-points';
import { ExportPayList } from './pay-lists/export-pay-list';
import { PayListSums } from './pay-lists/pay-list-sums';
import { PreparePayLists } from './pay-lists/prepare-pay-lists';
import { ReadPayLists } from './pay-lists/read-pay-lists';
import { ListPayees } from './payees/list-payees';
import { OwnPayeeService } from './payees/own-payee.service';
import { PayeeVault } from './payees/payee-vault';
import { PayeesService } from './payees/payees.service';
import './persistence/pay-list-bulletin.entity';
import './persistence/pay-list-row.entity';

const services = [
  PayeesService,
  OwnPayeeService,
  ListPayees,
  PayeeVault,
  PreparePayLists,
  ReadPayLists,
  ExportPayList,
  PayListSums,
  HonourRolls,
  HonourRollDocuments,
  ComputeHonourRoll,
  ReadLostHonours,
  YearFigures,
  PeriodLedgers,
  OwnLedgers,
];

/** Ledgers of units and correspondents, pay, yearly honours, and the personal data that pay needs. */
@Module({
  imports: [AuditModule, OrganizationsModule, SubmissionsModule, ScoringModule],
  providers: [...services, TellLedgerPoints],
  exports: services,
})
export class HonoursModule {}
