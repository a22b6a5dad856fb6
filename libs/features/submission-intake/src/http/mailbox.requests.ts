import { OmitType, PartialType } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { ListRequest } from '@haojiao/infrastructure/http';
import { submissionCategories } from '@haojiao/features/submissions';
import type { SubmissionCategory } from '@haojiao/features/submissions';
import { mailboxKinds } from '../persistence/submission-mailbox.entity';
import type { MailboxKind } from '../persistence/submission-mailbox.entity';

/** A name on one line: what goes into commands of a mail server holds no line breaks. */
const oneLine = /^[^\p{Cc}]*\S[^\p{Cc}]*$/u;

export class CreateMailboxRequest {
  /** The unit that receives; reports are taken from its branch. */
  @IsUUID()
  organizationId: string;

  @IsString()
  @MinLength(1)
  @MaxLength(100)
  @Matches(oneLine)
  name: string;

  /** `imap`: read by us, needs host, port, username and password; `webhook`: messages are posted to us. */
  @IsIn(mailboxKinds)
  kind: MailboxKind;

  @IsOptional()
  @IsIn(['active', 'paused'])
  state?: 'active' | 'paused';

  /** Public, or named by the operator in `HAOJIAO_TRUSTED_ORIGINS`. */
  @IsOptional()
  @IsString()
  @MaxLength(253)
  @Matches(/^[\p{L}\p{N}.:-]+$/u)
  host?: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(65_535)
  port?: number;

  /** TLS from the first byte (port 993, default), or by STARTTLS (143). */
  @IsOptional()
  @IsBoolean()
  secure?: boolean;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  @Matches(oneLine)
  username?: string;

  /** Goes in and never comes out. */
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  password?: string;

  /** Default `INBOX`. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  @Matches(oneLine)
  folder?: string;

  /** Where messages go once they are kept; without it they stay and are marked as read. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  @Matches(oneLine)
  doneFolder?: string | null;

  /** Default false: messages of unknown senders are set aside instead of waiting in the tray. */
  @IsOptional()
  @IsBoolean()
  acceptUnknownSenders?: boolean;

  /** Of reports whose subject names none, e.g. by 【经验信息】. */
  @IsOptional()
  @IsIn(submissionCategories)
  defaultCategory?: SubmissionCategory | null;

  /** Names of the receiving servers in `Authentication-Results`; without one every message waits for an editor. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @ArrayUnique()
  @MaxLength(253, { each: true })
  @Matches(/^[\w.-]+$/, { each: true })
  trustedAuthservIds?: string[];
}

export class ChangeMailboxRequest extends PartialType(
  OmitType(CreateMailboxRequest, ['organizationId', 'kind'] as const),
  { skipNullProperties: false },
) {}

export class ListMailboxesRequest extends ListRequest {
  /** Mailboxes of this unit and the units below it. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;
}
