import { Module } from '@nestjs/common';
import { AssetsModule } from '@haojiao/features/assets';
import { AuditModule } from '@haojiao/features/audit';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { PersonConsents } from './people/person-consents';
import { ProgrammeCast } from './people/programme-cast';
import { PublicPeople } from './people/public-people';
import { ProgrammePeopleService } from './people/programme-people.service';
import './persistence/feed-token.entity';
import './persistence/former-slug.entity';
import './persistence/person-consent.entity';
import './persistence/programme-person.entity';
import './persistence/programme-role.entity';
import './persistence/programme.entity';
import { ProgrammeAssetUsages } from './programme-asset-usages';
import { ProgrammeCatalogue } from './programme-catalogue';
import { ProgrammesService } from './programmes.service';
import { FeedTokensService } from './tokens/feed-tokens.service';

/** Audio programmes (有声工会), and the people who speak in them. */
@Module({
  imports: [AssetsModule, AuditModule, OrganizationsModule],
  providers: [
    FeedTokensService,
    PersonConsents,
    ProgrammeAssetUsages,
    ProgrammeCast,
    ProgrammeCatalogue,
    ProgrammePeopleService,
    ProgrammesService,
    PublicPeople,
  ],
  exports: [
    FeedTokensService,
    PersonConsents,
    ProgrammeCast,
    ProgrammeCatalogue,
    ProgrammePeopleService,
    ProgrammesService,
    PublicPeople,
  ],
})
export class ProgrammesModule {}
