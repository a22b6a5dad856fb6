export class MailDeliveryResponse {
  /** It is kept; what becomes of it shows in the tray. */
  accepted: boolean;
}
