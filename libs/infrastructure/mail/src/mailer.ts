import { Injectable, OnModuleDestroy } from '@nestjs/common';
import type { Transporter } from 'nodemailer';
import { lazily } from '@haojiao/kernel';
import { Settings } from '@haojiao/infrastructure/config';

export interface Mail {
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  /** The same at every try, so that a server or a reader's program may know a second copy. */
  id: string;
  headers?: Record<string, string>;
  attachments?: { fileName: string; mediaType: string; bytes: Buffer }[];
}

/** A mail that was not taken. */
export class MailRefused extends Error {
  constructor(
    message: string,
    /** The server said that it never will take it. */
    readonly isFinal: boolean,
  ) {
    super(message);
    this.name = 'MailRefused';
  }
}

const nodemailer = lazily<typeof import('nodemailer')>('nodemailer');
const TIMEOUT_MS = 10_000;

/** Mail by the operator's server (`HAOJIAO_SMTP_URL`). Without one there is none, and everything else works. */
@Injectable()
export class Mailer implements OnModuleDestroy {
  private readonly transport: Transporter | null;

  constructor(private readonly settings: Settings) {
    this.transport = settings.smtpUrl
      ? nodemailer().createTransport({
          url: settings.smtpUrl,
          connectionTimeout: TIMEOUT_MS,
          greetingTimeout: TIMEOUT_MS,
          socketTimeout: TIMEOUT_MS,
          disableFileAccess: true,
          disableUrlAccess: true,
        })
      : null;
  }

  get isAvailable(): boolean {
    return this.transport !== null;
  }

  /** @throws MailRefused */
  async send(mail: Mail): Promise<void> {
    if (!this.transport) throw new MailRefused('No mail server is set up (HAOJIAO_SMTP_URL).', false);
    const { host } = new URL(this.settings.publicUrl);
    try {
      await this.transport.sendMail({
        from: this.settings.mailFrom,
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        messageId: `<${mail.id}@${host.replace(/:\d+$/, '')}>`,
        headers: mail.headers,
        attachments: mail.attachments?.map(({ fileName, mediaType, bytes }) => ({
          filename: fileName,
          contentType: mediaType,
          content: bytes,
        })),
      });
    } catch (error) {
      const { responseCode, message } = error as Error & { responseCode?: number };
      throw new MailRefused(message, responseCode !== undefined && responseCode >= 500);
    }
  }

  onModuleDestroy(): void {
    this.transport?.close();
  }
}
