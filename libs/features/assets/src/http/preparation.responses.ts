export class MissingToolResponse {
  /** `ffmpeg`, `zscale` */
  name: string;
  zh: string;
  en: string;
}

/** A reason or a finding, in words for people. */
export class MediaFindingResponse {
  code: string;
  zh: string;
  en: string;
}

/** EBU R 128 of the recording as it came in; the files for listeners are brought to −16 LUFS. */
export class LoudnessResponse {
  /** Null: silence. */
  integratedLufs: number | null;
  truePeakDbtp: number | null;
  rangeLu: number;
}

export class PreparedFileResponse {
  /** `sound`, `waveform`, `poster`, `film_1080`, `film_720`, `film_480`, `stream`; a name may come in two types. */
  name: string;
  url: string;
  mediaType: string;
  bytes: number;
  /** Bytes of the tag before the first sound. */
  headerBytes: number;
  durationSeconds: number | null;
  /** Bits per second; of MP3 constant. */
  bitRate: number | null;
  width: number | null;
  height: number | null;
}

/** What a preparation waits for that will pass by itself. */
export class WaitingResponse extends MediaFindingResponse {
  since: string;
  nextTryAt: string;
}

export class PreparationResponse {
  /** `missing`: no worker has a program that it needs; it is made as soon as it has it. The original can be used in every state. */
  state: 'due' | 'working' | 'made' | 'failed' | 'missing';
  /** `loudness`, `sound`, `poster`, `film_720` …; null when nothing is under way. */
  step: string | null;
  /** Of the step. */
  percent: number;
  missing: MissingToolResponse[];
  failure: MediaFindingResponse | null;
  /** While it is `due` for a reason beyond its turn, a full disk for example; after a day of it it has failed. */
  waiting: WaitingResponse | null;
  loudness: LoudnessResponse | null;
  findings: MediaFindingResponse[];
  /** `{ version, durationSeconds, peaks }`: pairs of the lowest and highest sample of parts of equal length, −128…127. */
  waveformUrl: string | null;
  posterUrl: string | null;
  /** HLS. */
  streamUrl: string | null;
  files: PreparedFileResponse[];
}
