// Written by npm run client:generate from what the api says of itself. Not to be changed by hand.

export interface paths {
    "/delivery/v1/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much was published when, newest month first, by the calendar of the unit's time zone. */
        get: operations["ArchiveController_months"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/delivery/v1/brands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Brands of the unit, of those above and below it; retired ones while something that has them is published. */
        get: operations["DirectoriesController_brands"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/delivery/v1/columns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Those of the unit first, in their order. */
        get: operations["DirectoriesController_columns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/delivery/v1/contents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Newest first. */
        get: operations["DeliveryContentsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/delivery/v1/contents/{idOrSlug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["DeliveryContentsController_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/delivery/v1/contents/{idOrSlug}/language-versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Those that are live, the item itself among them; empty where it has no others. */
        get: operations["DeliveredVersionsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/delivery/v1/contents/{id}/plays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reports that a film on the site was played, once for each opening of its page. Counted by the rule `play.v1` once
         *     this is answered with 202; 503 with `Retry-After` says that it was not.
         */
        post: operations["PlaysController_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/delivery/v1/contents/{id}/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reports one view of an item on the site. It is counted once this is answered with 202, and then never lost;
         *     503 with `Retry-After` says that it was not counted. A beacon may come as `text/plain` with JSON in it.
         */
        post: operations["ViewsController_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/delivery/v1/episodes/{id}/chapters.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** JSON Chapters 1.2. */
        get: operations["EpisodeFilesController_chapters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/delivery/v1/episodes/{id}/transcript.txt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["EpisodeFilesController_transcript"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/delivery/v1/feeds/programmes/{organizationCode}/{programmeCode}/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** `{language}.rss`; `archive` counts from the oldest, `token` opens a private programme. */
        get: operations["PodcastsController_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/delivery/v1/feeds/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** `{organizationCode}.rss` or `{organizationCode}.json`. */
        get: operations["FeedsController_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/delivery/v1/feeds/{scope}/{organizationCode}/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Of one column or brand (by its code), tag, topic (by its slug) or language (`zh-Hans`, `mn-Mong`): `{word}.rss` or
         *     `{word}.json`. What is there and holds nothing is an empty feed.
         */
        get: operations["FeedsController_narrowed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/delivery/v1/live-broadcasts/{id}/heartbeats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reports that a page or an embedded player shows a broadcast, on joining and then every `everySeconds` while it plays.
         *     Counted by the rule `live_view.v1` once this is answered with 202; 503 with `Retry-After` says that it was not.
         */
        post: operations["HeartbeatsController_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/delivery/v1/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Units of whose branch anything is published, from the top down. */
        get: operations["DirectoriesController_organizations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/delivery/v1/podcast-images/{assetId}/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Covers as directories of podcasts want them; an address names these very bytes. */
        get: operations["EpisodeFilesController_image"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/delivery/v1/previews/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["OpenedPreviewsController_document"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/delivery/v1/programmes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Public ones, oldest first; their episodes are `/delivery/v1/contents?programme={id}`. */
        get: operations["DirectoriesController_programmes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/delivery/v1/programmes/{codeOrId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** By id, or by its code in the unit's branch: of several the one nearest to the top. */
        get: operations["DirectoriesController_programme"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        ArchiveMonthResponse: {
            count: number;
            /** @description 1 to 12 */
            month: number;
            year: number;
        };
        DeliveredArticleResponse: {
            html: string;
        };
        DeliveredBrandResponse: {
            code: string;
            /** @description `#rrggbb` */
            color: string;
            id: string;
            logo: components["schemas"]["DeliveredLogoResponse"] | null;
            name: string;
        };
        DeliveredCaptionsResponse: {
            isDefault: boolean;
            label: string;
            language: string;
            /** @description WebVTT. */
            url: string;
        };
        DeliveredChapterResponse: {
            startSeconds: number;
            title: string;
        };
        DeliveredColumnPageResponse: {
            items: components["schemas"]["DeliveredColumnResponse"][];
            nextCursor: string | null;
        };
        DeliveredColumnResponse: {
            code: string;
            feeds: components["schemas"]["DeliveredFeedsResponse"];
            id: string;
            name: string;
            organization: components["schemas"]["DeliveredPlaceResponse"];
            parentId: string | null;
            /** @description Order within the unit, ascending. */
            position: number;
            /** @description Of its page. */
            url: string;
        };
        DeliveredEpisodeChapterResponse: {
            imageUrl: string | null;
            startSeconds: number;
            title: string;
            url: string | null;
        };
        DeliveredEpisodeResponse: {
            captions?: components["schemas"]["DeliveredTranscriptFileResponse"] | null;
            chapters?: components["schemas"]["DeliveredEpisodeChapterResponse"][];
            /** @enum {string} */
            episodeType?: "bonus" | "full" | "trailer";
            /** @description Null: as the programme says. */
            explicit?: boolean | null;
            guests: string[];
            notesHtml: string;
            number: number | null;
            people?: components["schemas"]["DeliveredPersonResponse"][];
            programmeId: string | null;
            season: number | null;
            transcript: string;
        };
        DeliveredFeedsResponse: {
            json: string;
            rss: string;
        };
        DeliveredImageResponse: {
            alt: string;
            assetId: string;
            height: number;
            renditions: components["schemas"]["DeliveredRenditionResponse"][];
            url: string;
            width: number;
        };
        DeliveredLogoResponse: {
            alt: string;
            height: number;
            url: string;
            width: number;
        };
        DeliveredMediaResponse: {
            assetId: string;
            bytes: number;
            durationSeconds: number;
            height: number | null;
            mediaType: string;
            posterUrl?: string;
            /** @description HLS of a film, for the pages of our own address. */
            streamUrl?: string;
            url: string;
            /** @description `{ version, durationSeconds, peaks }` */
            waveformUrl?: string;
            width: number | null;
        };
        DeliveredOrganizationPageResponse: {
            items: components["schemas"]["DeliveredOrganizationResponse"][];
            nextCursor: string | null;
        };
        DeliveredOrganizationResponse: {
            code: string;
            feeds: components["schemas"]["DeliveredFeedsResponse"];
            id: string;
            name: string;
            parentId: string | null;
            /** @description Of its front. */
            url: string;
        };
        DeliveredPersonResponse: {
            name: string;
            personId: string;
            role: string;
            slug: string;
        };
        DeliveredPictureResponse: {
            height: number;
            url: string;
            width: number;
        };
        DeliveredPlaceResponse: {
            code: string;
            id: string;
            name: string;
        };
        DeliveredProgrammeFeedResponse: {
            /** @description BCP 47 */
            language: string;
            rss: string;
        };
        DeliveredProgrammePageResponse: {
            items: components["schemas"]["DeliveredProgrammeResponse"][];
            nextCursor: string | null;
        };
        DeliveredProgrammeResponse: {
            author: string;
            categories: string[];
            code: string;
            cover: components["schemas"]["DeliveredPictureResponse"] | null;
            /** @description Plain text by language. */
            descriptions: {
                [key: string]: string;
            };
            explicit: boolean;
            feeds: components["schemas"]["DeliveredProgrammeFeedResponse"][];
            id: string;
            /** @description BCP 47; the first is the main one. */
            languages: string[];
            /** @description Its page elsewhere. */
            link: string | null;
            organization: components["schemas"]["DeliveredPlaceResponse"];
            seasons: components["schemas"]["DeliveredSeasonResponse"][];
            /**
             * @description `ended`: no more episodes come.
             * @enum {string}
             */
            state: "active" | "ended";
            /** @description By language. */
            titles: {
                [key: string]: string;
            };
            /** @enum {string} */
            type: "episodic" | "serial";
            /** @description Of its page. */
            url: string;
        };
        DeliveredRenditionResponse: {
            bytes: number;
            height: number;
            mediaType: string;
            name: string;
            url: string;
            width: number;
        };
        DeliveredSeasonResponse: {
            number: number;
            title: string;
        };
        DeliveredSourceResponse: {
            name: string;
            url?: string;
        };
        DeliveredTranscriptFileResponse: {
            mediaType: string;
            url: string;
        };
        DeliveredVersionResponse: {
            id: string;
            /** @description BCP 47 */
            locale: string;
            slug: string;
            title: string;
            /** @description Absolute address of its page. */
            url: string;
        };
        DeliveredVersionsResponse: {
            items: components["schemas"]["DeliveredVersionResponse"][];
        };
        DeliveredVideoResponse: {
            captions?: components["schemas"]["DeliveredCaptionsResponse"][];
            chapters?: components["schemas"]["DeliveredChapterResponse"][];
            descriptionText: string;
            poster?: components["schemas"]["DeliveredImageResponse"];
        };
        DeliveryDocumentResponse: {
            article?: components["schemas"]["DeliveredArticleResponse"];
            /** @description Absent where it belongs to none. */
            brand?: components["schemas"]["DeliveredBrandResponse"];
            byline: string;
            canonicalUrl: string;
            column: components["schemas"]["DeliveredPlaceResponse"] | null;
            cover: components["schemas"]["DeliveredImageResponse"] | null;
            episode?: components["schemas"]["DeliveredEpisodeResponse"];
            id: string;
            locale: string;
            media: components["schemas"]["DeliveredMediaResponse"] | null;
            organization: components["schemas"]["DeliveredPlaceResponse"];
            publishedAt: string;
            slug: string;
            source: components["schemas"]["DeliveredSourceResponse"] | null;
            summary: string;
            tags: string[];
            title: string;
            type: string;
            updatedAt: string;
            video?: components["schemas"]["DeliveredVideoResponse"];
        };
        DeliveryPageResponse: {
            items: components["schemas"]["DeliverySummaryResponse"][];
            nextCursor: string | null;
        };
        DeliverySummaryResponse: {
            /** @description Absent where it belongs to none. */
            brand?: components["schemas"]["DeliveredBrandResponse"];
            byline: string;
            canonicalUrl: string;
            column: components["schemas"]["DeliveredPlaceResponse"] | null;
            cover: components["schemas"]["DeliveredImageResponse"] | null;
            id: string;
            locale: string;
            media: components["schemas"]["DeliveredMediaResponse"] | null;
            organization: components["schemas"]["DeliveredPlaceResponse"];
            publishedAt: string;
            slug: string;
            summary: string;
            tags: string[];
            title: string;
            type: string;
            updatedAt: string;
        };
        DirectoryBrandPageResponse: {
            items: components["schemas"]["DirectoryBrandResponse"][];
            nextCursor: string | null;
        };
        DirectoryBrandResponse: {
            code: string;
            /** @description `#rrggbb` */
            color: string;
            description: string;
            /** @description Of the unit that was asked for. */
            feeds: components["schemas"]["DeliveredFeedsResponse"];
            id: string;
            logo: components["schemas"]["DeliveredPictureResponse"] | null;
            name: string;
            organization: components["schemas"]["DeliveredPlaceResponse"];
            /** @enum {string} */
            state: "active" | "retired";
            /** @description Black or white, whichever is read better on the colour. */
            textColor: string;
        };
        HeartbeatResponse: {
            /** @description The next heartbeat is due after this long, as long as the player plays. */
            everySeconds: number;
            /**
             * @description `waiting`: not begun, nobody is counted yet.
             * @enum {string}
             */
            phase: "live" | "replay" | "waiting";
        };
        /** @description RFC 9457 problem document */
        Problem: {
            /** @description Stable, snake case; what clients branch on */
            code: string;
            /** @description What is wrong and what would be right, in the language asked for */
            detail: string;
            errors?: {
                code: string;
                message: string;
                path: string;
            }[];
            /** @description Id of the request, for the administrator */
            instance: string;
            status: number;
            title: string;
            type: string;
        };
        ReportHeartbeatRequest: {
            /** @description First-party identifier of the visitor: 8 to 64 letters, digits or `. _ : -`, random, never what names a person. Absent: address and User-Agent stand in for one day. */
            visitorId?: string;
        };
        ReportPlayRequest: {
            /** @description The film played to its end: a play also where it is shorter than the rule's threshold. */
            hasEnded?: boolean;
            /** @description Made by the page for this one play, same form: a report that is sent again with it counts once, for ten minutes. */
            playId?: string;
            /** @description Seconds that really played, without pauses and what was skipped. */
            seconds: number;
            /** @description First-party identifier of the visitor: 8 to 64 letters, digits or `. _ : -`, random, never what names a person. Absent: address and User-Agent stand in for one day. */
            visitorId?: string;
        };
        ReportViewRequest: {
            /** @description Where the reader came from, at most 1,000 characters. Not kept. */
            referrer?: string;
            /**
             * @default page
             * @enum {string}
             */
            surface?: "app" | "feed" | "mini_program" | "page" | "player" | "screen";
            /** @description Made by the front end for this one view, same form: a report that is sent again with it counts once, for ten minutes. */
            viewId?: string;
            /** @description First-party identifier of the visitor: 8 to 64 letters, digits or `. _ : -`, random, never what names a person. Absent: address and User-Agent stand in for one day. */
            visitorId?: string;
        };
        SparseArticleResponse: {
            html?: string;
        };
        SparseBrandResponse: {
            code?: string;
            /** @description `#rrggbb` */
            color?: string;
            id?: string;
            logo?: components["schemas"]["SparseLogoResponse"] | null;
            name?: string;
        };
        SparseCaptionsResponse: {
            isDefault?: boolean;
            label?: string;
            language?: string;
            /** @description WebVTT. */
            url?: string;
        };
        SparseChapterResponse: {
            startSeconds?: number;
            title?: string;
        };
        SparseDocumentResponse: {
            article?: components["schemas"]["SparseArticleResponse"];
            brand?: components["schemas"]["SparseBrandResponse"];
            byline?: string;
            canonicalUrl?: string;
            column?: components["schemas"]["SparsePlaceResponse"] | null;
            cover?: components["schemas"]["SparseImageResponse"] | null;
            episode?: components["schemas"]["SparseEpisodeResponse"];
            id?: string;
            locale?: string;
            media?: components["schemas"]["SparseMediaResponse"] | null;
            organization?: components["schemas"]["SparsePlaceResponse"];
            publishedAt?: string;
            slug?: string;
            source?: components["schemas"]["SparseSourceResponse"] | null;
            summary?: string;
            tags?: string[];
            title?: string;
            type?: string;
            updatedAt?: string;
            video?: components["schemas"]["SparseVideoResponse"];
        };
        SparseEpisodeChapterResponse: {
            imageUrl?: string | null;
            startSeconds?: number;
            title?: string;
            url?: string | null;
        };
        SparseEpisodeResponse: {
            captions?: components["schemas"]["SparseTranscriptFileResponse"] | null;
            chapters?: components["schemas"]["SparseEpisodeChapterResponse"][];
            /** @enum {string} */
            episodeType?: "bonus" | "full" | "trailer";
            /** @description Null: as the programme says. */
            explicit?: boolean | null;
            guests?: string[];
            notesHtml?: string;
            number?: number | null;
            people?: components["schemas"]["SparsePersonResponse"][];
            programmeId?: string | null;
            season?: number | null;
            transcript?: string;
        };
        SparseImageResponse: {
            alt?: string;
            assetId?: string;
            height?: number;
            renditions?: components["schemas"]["SparseRenditionResponse"][];
            url?: string;
            width?: number;
        };
        SparseLogoResponse: {
            alt?: string;
            height?: number;
            url?: string;
            width?: number;
        };
        SparseMediaResponse: {
            assetId?: string;
            bytes?: number;
            durationSeconds?: number;
            height?: number | null;
            mediaType?: string;
            posterUrl?: string;
            /** @description HLS of a film, for the pages of our own address. */
            streamUrl?: string;
            url?: string;
            /** @description `{ version, durationSeconds, peaks }` */
            waveformUrl?: string;
            width?: number | null;
        };
        SparsePageResponse: {
            items: components["schemas"]["SparseSummaryResponse"][];
            nextCursor: string | null;
        };
        SparsePersonResponse: {
            name?: string;
            personId?: string;
            role?: string;
            slug?: string;
        };
        SparsePlaceResponse: {
            code?: string;
            id?: string;
            name?: string;
        };
        SparseRenditionResponse: {
            bytes?: number;
            height?: number;
            mediaType?: string;
            name?: string;
            url?: string;
            width?: number;
        };
        SparseSourceResponse: {
            name?: string;
            url?: string;
        };
        SparseSummaryResponse: {
            brand?: components["schemas"]["SparseBrandResponse"];
            byline?: string;
            canonicalUrl?: string;
            column?: components["schemas"]["SparsePlaceResponse"] | null;
            cover?: components["schemas"]["SparseImageResponse"] | null;
            id?: string;
            locale?: string;
            media?: components["schemas"]["SparseMediaResponse"] | null;
            organization?: components["schemas"]["SparsePlaceResponse"];
            publishedAt?: string;
            slug?: string;
            summary?: string;
            tags?: string[];
            title?: string;
            type?: string;
            updatedAt?: string;
        };
        SparseTranscriptFileResponse: {
            mediaType?: string;
            url?: string;
        };
        SparseVideoResponse: {
            captions?: components["schemas"]["SparseCaptionsResponse"][];
            chapters?: components["schemas"]["SparseChapterResponse"][];
            descriptionText?: string;
            poster?: components["schemas"]["SparseImageResponse"];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    ArchiveController_months: {
        parameters: {
            query?: {
                /** @description Code or id of a unit: its items and those of the units below it. Without it: everything. */
                organization?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArchiveMonthResponse"][];
                };
            };
            /** @description The input is wrong; `errors` names every fault */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something failed inside; it was recorded */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DirectoriesController_brands: {
        parameters: {
            query?: {
                /** @description Items of a page, 1–100. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Code or id of a unit: what belongs to it and to the units below it. Without it: everything. */
                organization?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DirectoryBrandPageResponse"];
                };
            };
            /** @description The input is wrong; `errors` names every fault */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something failed inside; it was recorded */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DirectoriesController_columns: {
        parameters: {
            query?: {
                /** @description Items of a page, 1–100. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Code or id of a unit: what belongs to it and to the units below it. Without it: everything. */
                organization?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveredColumnPageResponse"];
                };
            };
            /** @description The input is wrong; `errors` names every fault */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something failed inside; it was recorded */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DeliveryContentsController_list: {
        parameters: {
            query?: {
                /** @description Items of a page, 1–100. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Code or id of a unit: its items and those of the units below it. */
                organization?: string;
                /** @description Code or id of a column. */
                column?: string;
                /** @description Code or id of a brand (品牌). */
                brand?: string;
                /** @description `article`, `episode`, `video`. */
                type?: string;
                tag?: string;
                /** @description Words that must all occur; Chinese needs no spaces. */
                q?: string;
                /** @description Id of a programme: its episodes. */
                programme?: string;
                /** @description Id of somebody who has a page: the episodes that they are in. */
                person?: string;
                /** @description BCP 47: `mn-Mong`; `zh` finds `zh-CN` and `zh-Hant` too. */
                language?: string;
                /** @description Published at or after this time. */
                from?: string;
                /** @description Published before this time. */
                to?: string;
                /** @description Default `newest`. `relevance`, with `q`: where the words stand in the title, then how close together. */
                sort?: "newest" | "relevance";
                /** @description Only these members of each item, `title,slug,cover.url`; their order and repetitions mean nothing. */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryPageResponse"] | components["schemas"]["SparsePageResponse"];
                };
            };
            /** @description The input is wrong; `errors` names every fault */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something failed inside; it was recorded */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DeliveryContentsController_get: {
        parameters: {
            query?: {
                /** @description Only these members, `title,slug,cover.url`; their order and repetitions mean nothing. */
                fields?: string;
            };
            header?: never;
            path: {
                idOrSlug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryDocumentResponse"] | components["schemas"]["SparseDocumentResponse"];
                };
            };
            /** @description The input is wrong; `errors` names every fault */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Does not exist, or may not be seen */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something failed inside; it was recorded */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DeliveredVersionsController_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                idOrSlug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveredVersionsResponse"];
                };
            };
            /** @description The input is wrong; `errors` names every fault */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Does not exist, or may not be seen */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something failed inside; it was recorded */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PlaysController_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportPlayRequest"];
                "text/plain": components["schemas"]["ReportPlayRequest"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The input is wrong; `errors` names every fault */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Does not exist, or may not be seen */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something failed inside; it was recorded */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ViewsController_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReportViewRequest"];
                "text/plain": components["schemas"]["ReportViewRequest"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The input is wrong; `errors` names every fault */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Does not exist, or may not be seen */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something failed inside; it was recorded */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    EpisodeFilesController_chapters: {
        parameters: {
            query?: {
                key?: unknown;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The input is wrong; `errors` names every fault */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Does not exist, or may not be seen */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something failed inside; it was recorded */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    EpisodeFilesController_transcript: {
        parameters: {
            query?: {
                key?: unknown;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The input is wrong; `errors` names every fault */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Does not exist, or may not be seen */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something failed inside; it was recorded */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PodcastsController_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organizationCode: string;
                programmeCode: string;
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The input is wrong; `errors` names every fault */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Does not exist, or may not be seen */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something failed inside; it was recorded */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    FeedsController_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The input is wrong; `errors` names every fault */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Does not exist, or may not be seen */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something failed inside; it was recorded */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    FeedsController_narrowed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                scope: "brands" | "columns" | "languages" | "tags" | "topics";
                organizationCode: string;
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The input is wrong; `errors` names every fault */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Does not exist, or may not be seen */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something failed inside; it was recorded */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    HeartbeatsController_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReportHeartbeatRequest"];
                "text/plain": components["schemas"]["ReportHeartbeatRequest"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeartbeatResponse"];
                };
            };
            /** @description The input is wrong; `errors` names every fault */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Does not exist, or may not be seen */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something failed inside; it was recorded */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DirectoriesController_organizations: {
        parameters: {
            query?: {
                /** @description Items of a page, 1–100. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Code or id of a unit: what belongs to it and to the units below it. Without it: everything. */
                organization?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveredOrganizationPageResponse"];
                };
            };
            /** @description The input is wrong; `errors` names every fault */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something failed inside; it was recorded */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    EpisodeFilesController_image: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                assetId: string;
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The input is wrong; `errors` names every fault */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Does not exist, or may not be seen */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something failed inside; it was recorded */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OpenedPreviewsController_document: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryDocumentResponse"];
                };
            };
            /** @description The input is wrong; `errors` names every fault */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Does not exist, or may not be seen */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something failed inside; it was recorded */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DirectoriesController_programmes: {
        parameters: {
            query?: {
                /** @description Items of a page, 1–100. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Code or id of a unit: what belongs to it and to the units below it. Without it: everything. */
                organization?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveredProgrammePageResponse"];
                };
            };
            /** @description The input is wrong; `errors` names every fault */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something failed inside; it was recorded */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DirectoriesController_programme: {
        parameters: {
            query?: {
                /** @description Code or id of a unit: its items and those of the units below it. Without it: everything. */
                organization?: string;
            };
            header?: never;
            path: {
                codeOrId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveredProgrammeResponse"];
                };
            };
            /** @description The input is wrong; `errors` names every fault */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Does not exist, or may not be seen */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something failed inside; it was recorded */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
