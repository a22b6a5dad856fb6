import { Injectable } from '@nestjs/common';
import {
  mediaDamaged,
  mediaTypeUnsupported,
  preparationFailed,
  preparationTooSlow,
} from '@haojiao/infrastructure/media';
import { ruleBroken } from '@haojiao/kernel';
import type { AppError } from '@haojiao/kernel';
import { storageFull } from '@haojiao/infrastructure/storage';
import { PreparedMedia } from '../preparations/prepared-media';
import type { Preparation } from '../preparations/prepared-media';
import type { PreparedFileEntity } from '../preparations/persistence/prepared-file.entity';
import type {
  MediaFindingResponse,
  MissingToolResponse,
  PreparationResponse,
  WaitingResponse,
} from './preparation.responses';

/** Names of files that only the page's player asks for. */
const partOfStream = /^stream_/;

const failures: Readonly<Record<string, () => AppError>> = {
  media_damaged: mediaDamaged,
  media_type_unsupported: mediaTypeUnsupported,
  media_preparation_too_slow: preparationTooSlow,
  storage_full: () => storageFull(null),
  preparation_interrupted: preparationInterrupted,
};

const tools: Readonly<Record<string, Omit<MissingToolResponse, 'name'>>> = {
  ffmpeg: {
    zh: '服务器未安装 ffmpeg：响度、波形、播放文件、封面与流媒体暂不生成，原文件可正常使用。请管理员运行 apt-get install ffmpeg，装好后自动补做。',
    en: 'The server has no ffmpeg: loudness, waveform, files for players, posters and streams are not made; the original can be used as it is. Have it installed (apt-get install ffmpeg): what is missing is made by itself then.',
  },
  zscale: {
    zh: '服务器的 ffmpeg 不含 zscale，无法转换 HDR 视频的色彩：播放文件暂不生成。请安装完整版 ffmpeg，或关闭手机的 HDR 拍摄后重新导出上传。',
    en: 'The ffmpeg of this server lacks zscale and can not bring HDR films to the range of every screen. Have a full ffmpeg installed, or export the film without HDR and upload that.',
  },
};

@Injectable()
export class PreparationPresenter {
  constructor(private readonly prepared: PreparedMedia) {}

  present(preparation: Preparation | undefined): PreparationResponse | null {
    if (!preparation) return null;
    const { row, files } = preparation;
    const urlOf = (name: string) => {
      const file = files.find((candidate) => candidate.name === name);
      return file ? this.prepared.publicUrl(file) : null;
    };
    return {
      state: row.state,
      step: row.step,
      percent: row.percent,
      missing: (row.state === 'missing' ? row.missing : []).map((name) => ({
        name,
        ...(tools[name] ?? { zh: name, en: name }),
      })),
      failure: row.failure === null ? null : failureOf(row.failure),
      waiting: waitingOf(row),
      loudness: row.loudness && {
        integratedLufs: row.loudness.integratedLufs,
        truePeakDbtp: row.loudness.truePeakDbtp,
        rangeLu: row.loudness.rangeLu,
      },
      findings: row.findings.map(({ code, zh, en }) => ({ code, zh, en })),
      waveformUrl: urlOf('waveform'),
      posterUrl: urlOf('poster'),
      streamUrl: urlOf('stream'),
      files: files.filter(({ name }) => !partOfStream.test(name)).map((file) => this.file(file)),
    };
  }

  private file(file: PreparedFileEntity) {
    const { name, mediaType, bytes, headerBytes, durationSeconds, bitRate, width, height } = file;
    const url = this.prepared.publicUrl(file);
    return { name, url, mediaType, bytes, headerBytes, durationSeconds, bitRate, width, height };
  }
}

function failureOf(code: string): MediaFindingResponse {
  const { zh, en } = (failures[code] ?? (() => preparationFailed('')))().detail;
  return { code, zh, en };
}

function waitingOf({
  state,
  waitingFor,
  waitingSince,
  notBefore,
}: Preparation['row']): WaitingResponse | null {
  if (state !== 'due' || waitingFor === null || !waitingSince || !notBefore) return null;
  const reason = failureOf(waitingFor);
  return { ...reason, since: waitingSince.toISOString(), nextTryAt: notBefore.toISOString() };
}

function preparationInterrupted(): AppError {
  return ruleBroken(
    'preparation_interrupted',
    '存储或数据库暂时不可用，处理中断，将自动重试。若长时间如此，请管理员查看服务器日志。',
    'Storage or database were away and the work was interrupted; it is tried again by itself. If it stays so, see the logs.',
  );
}
