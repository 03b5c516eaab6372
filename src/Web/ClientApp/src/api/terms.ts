/** The network's terms, as the contracts in `src/Web/Terms` and `src/Grains/Terms` say. */

/** `GET /api/terms` and `GET /api/terms/versions/{no}`: in the language that was asked for, or the first that there is. */
export interface Terms {
  /** 0: the network has written nothing, and the product's own words hold. */
  readonly no: number;
  readonly at?: string;
  /** How old one has to be to join, in years; 0: no rule. */
  readonly leastAge: number;
  readonly languages: readonly string[];
  readonly text?: TermsWords;
}

/** What is left out is said in the product's own words. */
export interface TermsWords {
  readonly language: string;
  readonly responsible: string;
  readonly purpose?: string;
  readonly place?: string;
  readonly readers?: string;
  readonly hasNotice: boolean;
  /** Where a version is read by its number. */
  readonly noticeHtml?: string;
}

/** `GET /api/terms/source`: as it was written, in all languages. */
export interface TermsSource {
  readonly no: number;
  readonly at?: string;
  readonly leastAge: number;
  readonly texts: Readonly<Record<string, TermsSourceText>>;
}

export interface TermsSourceText {
  readonly responsible: string;
  readonly purpose: string;
  readonly place: string;
  readonly readers: string;
  readonly notice: string;
}
