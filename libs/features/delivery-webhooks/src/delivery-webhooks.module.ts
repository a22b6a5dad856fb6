import { Module } from '@nestjs/common';
import { AuditModule } from '@haojiao/features/audit';
import { DeliveryModule } from '@haojiao/features/delivery';
import { NoticesModule } from '@haojiao/features/notices';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { PublicationsModule } from '@haojiao/features/publications';
import './persistence/webhook-attempt.entity';
import './persistence/webhook-event.entity';
import './persistence/webhook-message.entity';
import './persistence/webhook.entity';
import { ReadWebhooks } from './read-webhooks';
import { RecordOutcomes } from './record-outcomes';
import { ForgetOldWebhookMessages } from './sending/forget-old-webhook-messages.sweep';
import { HandOnEvents } from './sending/hand-on-events';
import { HandOnWebhookEvents } from './sending/hand-on-webhook-events.sweep';
import { SendPurges } from './sending/send-purges.sweep';
import { SendWebhooks } from './sending/send-webhooks.sweep';
import { SettleAttempts } from './sending/settle-attempts';
import { StopWebhooks } from './sending/stop-webhooks';
import { WebhookSender } from './sending/webhook-sender';
import { WebhookTurns } from './sending/webhook-turns';
import { TestWebhooks } from './test-webhooks';
import { WebhooksService } from './webhooks.service';

const services = [WebhooksService, ReadWebhooks, TestWebhooks, WebhookSender];
const sweeps = [HandOnWebhookEvents, SendWebhooks, SendPurges, ForgetOldWebhookMessages];

/** Tells other systems what was published and withdrawn, and caches what is stale. */
@Module({
  imports: [AuditModule, DeliveryModule, NoticesModule, OrganizationsModule, PublicationsModule],
  providers: [
    RecordOutcomes,
    HandOnEvents,
    WebhookTurns,
    SettleAttempts,
    StopWebhooks,
    ...services,
    ...sweeps,
  ],
  exports: [...services, ...sweeps],
})
export class DeliveryWebhooksModule {}
