import { SetMetadata } from '@nestjs/common';

export const EACH_TIME = 'haojiao:each-time';

/** Done anew at every request, whatever `Idempotency-Key` says: each look at personal data leaves a trace of its own. */
export const EachTime = () => SetMetadata(EACH_TIME, true);
