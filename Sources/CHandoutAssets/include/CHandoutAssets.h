#pragma once

/// The files in `Assets`: all but one are texts in UTF-8 that end with a zero byte.

/// The page's own style sheets, one after the other.
extern const unsigned char *const handout_style_sheet;
/// The page's scripts, one after the other.
extern const unsigned char *const handout_script;
/// What pages about the course as a whole have besides, and the script of their search.
extern const unsigned char *const handout_course_style_sheet;
extern const unsigned char *const handout_search_script;
/// After these, of pages with questions or worksheets: the script that keeps answers, and the one that judges them.
extern const unsigned char *const handout_answers_script;
extern const unsigned char *const handout_self_check_script;
/// The same of pages that a server gives, to stand after those.
extern const unsigned char *const handout_live_style_sheet;
extern const unsigned char *const handout_live_script;
/// Of these pages, what runs in the head, behind the style sheets.
extern const unsigned char *const handout_live_first_script;

/// The target LiveFigures as a WebAssembly module, packed with gzip.
extern const unsigned char *const handout_module;
extern const unsigned long handout_module_size;

extern const unsigned char *const handout_page_template;
extern const unsigned char *const handout_chapter_template;
extern const unsigned char *const handout_index_template;
extern const unsigned char *const handout_glossary_template;
extern const unsigned char *const handout_book_template;
extern const unsigned char *const handout_results_template;
