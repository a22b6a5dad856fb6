import { randomUUID } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { ModuleRef } from '@nestjs/core';
import writeXlsxFile from 'write-excel-file/node';
import type { Clock } from '@haojiao/kernel';
import type { Sweep } from '@haojiao/infrastructure/queue';
import type { ApiCaller } from './api-caller';
import type { TestApi } from './api-harness';
import { aForm } from './upload';

const sheets = '/api/v1/submission-sheets';
const authserv = 'mx.river.example';
const categories = { news: '动态信息', experience: '经验信息', problem: '问题信息' } as const;

export interface ReportWish {
  /** The unit that it is sent for. */
  unit: string;
  title: string;
  category: keyof typeof categories;
  text: string;
  /** `YYYY-MM-DD` */
  occurredOn: string;
  author: string;
}

/** Sends reports to an issuer on three routes, each as a unit would; what a worker does then is done at once. */
export class ReportRoutes {
  private constructor(
    private readonly api: TestApi,
    private readonly clock: Clock,
    private readonly box: { id: string; secret: string },
    private readonly work: { messages: Sweep; rows: Sweep },
  ) {}

  /** With a mailbox of the issuer that messages are posted to. */
  static async open(api: TestApi, issuerId: string): Promise<ReportRoutes> {
    const { CLOCK } = await import('@haojiao/infrastructure/clock');
    const { SendSheetRows, SubmissionIntakeModule, WorkOnMessages } =
      await import('@haojiao/features/submission-intake');
    const admin = await api.as('admin');
    const box = await admin.post('/api/v1/submission-mailboxes', {
      ...{ organizationId: issuerId, name: '收稿', kind: 'webhook', trustedAuthservIds: [authserv] },
    });
    expected(box, 201);
    const intake = api.app.select(SubmissionIntakeModule).get(ModuleRef, { strict: true });
    return new ReportRoutes(api, api.app.get<Clock>(CLOCK, { strict: false }), box.body, {
      messages: await intake.create(WorkOnMessages),
      rows: await intake.create(SendSheetRows),
    });
  }

  /** So that mail of this person is known. */
  async knowAddress(userId: string, username: string): Promise<void> {
    await this.api.dataSource.query('UPDATE users SET email = $2 WHERE id = $1', [
      userId,
      addressOf(username),
    ]);
  }

  /** The report's id. */
  async byApi(sender: ApiCaller, { unit, text, author, ...report }: ReportWish): Promise<string> {
    const answer = await sender.post('/api/v1/submissions', {
      ...{ ...report, organizationId: unit, bodyHtml: `<p>${text}</p>`, assetIds: [] },
      contributors: [{ name: author }],
    });
    expected(answer, 201);
    return answer.body.id;
  }

  /** As a signed post of the message that a mail server took; the report's id. */
  async byMail(username: string, report: ReportWish): Promise<string> {
    const { signedHeaders } = await import('@haojiao/features/notices');
    const domain = addressOf('').slice(1);
    const { message } = await createTransport({ streamTransport: true, buffer: true }).sendMail({
      from: addressOf(username),
      to: `reports@${domain}`,
      subject: `【${categories[report.category]}】${report.title}`,
      text: `${report.text}\n（作者：${report.author}）\n活动日期：${report.occurredOn}`,
    });
    const head = `Authentication-Results: ${authserv}; dmarc=pass header.from=${domain}\r\n`;
    const source = Buffer.concat([Buffer.from(head), message as Buffer]);
    const deliveryId = randomUUID();
    const posted = await this.api.anonymous.post(`/intake/mail/${this.box.id}`, source, {
      // The signature is over bytes; they are read as such, though the parameter is called a text.
      ...signedHeaders(this.box.secret, deliveryId, this.clock.now(), source as unknown as string),
      'content-type': 'message/rfc822',
    });
    expected(posted, 202);
    await this.work.messages.run();
    const [row] = await this.api.dataSource.query<{ state: string; id: string | null; findings: unknown }[]>(
      'SELECT state, submission_id AS id, findings FROM intake_messages WHERE delivery_id = $1',
      [deliveryId],
    );
    if (row?.state !== 'submitted') throw new Error(`a mail became no report: ${JSON.stringify(row)}`);
    return row.id!;
  }

  /** In one sheet of one unit; the reports' ids in the order of its rows. */
  async bySheet(
    sender: ApiCaller,
    format: 'xlsx' | 'csv',
    reports: readonly [ReportWish, ...ReportWish[]],
  ): Promise<string[]> {
    const cells = [
      ['标题*', '信息类别*', '正文*', '事件日期', '作者'],
      ...reports.map((report) => [
        ...[report.title, categories[report.category], report.text, report.occurredOn, report.author],
      ]),
    ];
    const bytes = format === 'csv' ? csvOf(cells) : await xlsxOf(cells);
    const { body, headers } = aForm([
      { name: 'organizationId', value: reports[0].unit },
      { name: 'file', value: bytes, fileName: `来稿.${format}` },
    ]);
    const sheet = await sender.post(sheets, body, headers);
    expected(sheet, 201);
    expected(await sender.post(`${sheets}/${sheet.body.id}/send`, {}), 200);
    await this.work.rows.run();
    const { items } = (await sender.get(`${sheets}/${sheet.body.id}/rows?limit=100`)).body;
    const isSent = items.length === reports.length && items.every(({ state }: Row) => state === 'sent');
    if (!isSent) throw new Error(`rows were not sent: ${JSON.stringify(items)}`);
    return items.map(({ submissionId }: Row) => submissionId);
  }
}

interface Row {
  state: string;
  submissionId: string;
}

function addressOf(username: string): string {
  return `${username}@river.example`;
}

function csvOf(cells: string[][]): Buffer {
  return Buffer.from(cells.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\r\n'));
}

function xlsxOf(cells: string[][]): Promise<Buffer> {
  return writeXlsxFile(cells.map((row) => row.map((value) => ({ value })))).toBuffer();
}

function expected({ status, text }: { status: number; text: string }, wanted: number): void {
  if (status !== wanted) throw new Error(`${status}: ${text.slice(0, 600)}`);
}
