import { Module } from '@nestjs/common';
import { AuditModule } from '@haojiao/features/audit';
import { MembersService } from './members.service';
import { OrganizationsService } from './organizations.service';
import { UnitsBelow } from './units-below';
import { UserPhones } from './user-phones';
import { UsersService } from './users.service';

/** Units, people and what they may do. */
@Module({
  imports: [AuditModule],
  providers: [OrganizationsService, MembersService, UsersService, UserPhones, UnitsBelow],
  exports: [OrganizationsService, MembersService, UsersService, UserPhones, UnitsBelow],
})
export class OrganizationsModule {}
