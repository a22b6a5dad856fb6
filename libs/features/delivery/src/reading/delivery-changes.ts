import { Injectable } from '@nestjs/common';
import { Settings } from '@haojiao/infrastructure/config';
import { DatabaseNotices } from '@haojiao/infrastructure/database';
import { DELIVERY_CHANGED, parseDeliveryChange } from '../domain/delivery-change';
import type { DeliveryChange } from '../domain/delivery-change';

/** Hears what other processes, and this one, have committed to delivery. */
@Injectable()
export class DeliveryChanges extends DatabaseNotices<DeliveryChange> {
  constructor(settings: Settings) {
    super({
      databaseUrl: settings.databaseUrl,
      channel: DELIVERY_CHANGED,
      applicationName: 'haojiao-delivery-changes',
      parse: parseDeliveryChange,
    });
  }
}
