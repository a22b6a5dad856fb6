import { Injectable } from '@nestjs/common';
import { withAssets } from '@haojiao/features/imports';
import type { Actor, PlaceInTree } from '@haojiao/features/organizations';
import type { SubmissionRoute } from '@haojiao/features/submissions';
import { holds } from '../domain/intake-finding';
import type { IntakeMessageEntity } from '../persistence/intake-message.entity';
import { KeepFiles } from './keep-files';
import type { MailedFile } from './mailed-report';
import type { ReadMail } from './parse-mail';
import type { ReportReading } from './read-report';
import { SendReport } from './send-report';
import type { SentReport } from './send-report';
import { SettleMessage } from './settle-message';

export interface ReportOfMessage {
  /** The person whose report it is, with today's rights. */
  actor: Actor;
  unit: PlaceInTree;
  reading: ReportReading;
  mail: ReadMail;
  route: SubmissionRoute;
  /** Whether the sender is told by mail. */
  isAnswered: boolean;
  /** Who assigned it, where it did not find its way by itself. */
  decidedBy?: Actor;
}

/** Makes a report of a message in the name of its sender: files first, then the report, then the message is settled. */
@Injectable()
export class MessageToReport {
  constructor(
    private readonly files: KeepFiles,
    private readonly sending: SendReport,
    private readonly settling: SettleMessage,
  ) {}

  async run(message: IntakeMessageEntity, wish: ReportOfMessage): Promise<SentReport> {
    const { actor, unit, reading, route } = wish;
    const { report, pictures, contactPhone } = reading;
    const placed: { id: string; assetId: string | null; altText: string }[] = [];
    const files: MailedFile[] = [];
    for (const picture of pictures) {
      const { id, altText, bytes, fileName } = picture;
      const file = { name: fileName, bytes, altText, mustBePicture: true };
      const kept = await this.files.keep(actor, unit.id, file, message.receivedAt);
      placed.push({ id, altText, assetId: kept.assetId });
      if (picture.part !== null) files.push({ ...report.files[picture.part]!, ...kept });
      else if (kept.refusal) files.push({ ...fileInDocument(picture), ...kept });
    }
    for (const [at, file] of report.files.entries()) {
      if (file.isInline) continue;
      const kept = await this.files.keep(
        actor,
        unit.id,
        { name: file.name, bytes: wish.mail.parts[at]!.bytes },
        message.receivedAt,
      );
      files.push({ ...file, ...kept });
    }
    const bodyHtml = withAssets(report.bodyHtml, placed);
    message.report = { ...report, bodyHtml, files };
    const people = report.contributors.length > 0 ? report.contributors : [senderOf(actor)];
    const sent = await this.sending.run(actor, {
      id: message.id,
      organizationId: unit.id,
      route,
      category: report.category,
      title: report.title,
      bodyHtml,
      occurredOn: report.occurredOn,
      assetIds: files.flatMap(({ isInline, assetId }) => (isInline || !assetId ? [] : [assetId])),
      contributors: people.map((person) => ({ ...person, unitName: person.unitName ?? report.unitName })),
      contactPhone,
      signedOffBy: report.signedOffBy,
      previouslyPublishedIn: report.previouslyPublishedIn,
    });
    const findings = [...reading.findings, ...files.flatMap(refusalOf)];
    if (sent.state === 'refused') {
      const { code, detail } = sent.error;
      if (!wish.decidedBy) {
        const hold = holds(code, detail.zh, detail.en);
        await this.settling.hold(message, [hold, ...findings], { contactPhone });
      }
      return sent;
    }
    await this.settling.settle(message, sent, findings, wish);
    return sent;
  }
}

function senderOf(actor: Actor): { name: string; unitName: string | null; userId: string } {
  return { name: actor.displayName, unitName: null, userId: actor.userId };
}

function fileInDocument({ fileName, bytes }: { fileName: string; bytes: Uint8Array }): MailedFile {
  return { name: fileName, bytes: bytes.length, mediaType: '', isInline: true, assetId: null, refusal: null };
}

function refusalOf({ name, refusal }: MailedFile) {
  if (!refusal) return [];
  const { code, message } = refusal;
  return [
    {
      path: 'assetIds',
      code: `file_refused.${code}`,
      message: {
        zh: `附件“${name}”没有收取：${message.zh}`,
        en: `The file "${name}" was not taken: ${message.en}`,
      },
      weight: 'tells' as const,
    },
  ];
}
