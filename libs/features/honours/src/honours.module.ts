import { Module } from '@nestjs/common';
import { AuditModule } from '@haojiao/features/audit';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { ListPayees } from './payees/list-payees';
import { OwnPayeeService } from './payees/own-payee.service';
import { PayeeVault } from './payees/payee-vault';
import { PayeesService } from './payees/payees.service';

const services = [PayeesService, OwnPayeeService, ListPayees, PayeeVault];

/** Ledgers of units and correspondents, pay, yearly honours, and the personal data that pay needs. */
@Module({
  imports: [AuditModule, OrganizationsModule],
  providers: services,
  exports: services,
})
export class HonoursModule {}
