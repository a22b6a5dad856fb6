export * from './delivery-webhooks.module';
export * from './http/delivery-webhooks-http.module';
export { ForgetOldWebhookMessages } from './sending/forget-old-webhook-messages.sweep';
export { HandOnWebhookEvents } from './sending/hand-on-webhook-events.sweep';
export { SendPurges } from './sending/send-purges.sweep';
export { SendWebhooks } from './sending/send-webhooks.sweep';
