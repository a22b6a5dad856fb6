import { Module } from '@nestjs/common';
import { OrganizationsModule } from '../organizations.module';
import { OrganizationsController } from './organizations.controller';
import { UsersController } from './users.controller';

@Module({ imports: [OrganizationsModule], controllers: [OrganizationsController, UsersController] })
export class OrganizationsHttpModule {}
