import { OrganizationsHttpModule, OrganizationsModule } from '@haojiao/features/organizations';
import { SessionsHttpModule } from '@haojiao/features/sessions';

/** Every feature's use cases: what `prepare` and the drift check need. */
export const featureModules = [OrganizationsModule];

/** Every feature's routes. */
export const httpModules = [SessionsHttpModule, OrganizationsHttpModule];
