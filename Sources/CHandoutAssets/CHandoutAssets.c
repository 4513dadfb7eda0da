// The compiler reads the files as they are, in no time, where Swift would need half a minute for an array of their bytes;
// and the build system hears from it which files these are, so that an edit to one of them compiles this file again.

#include "CHandoutAssets.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char style_sheet[] = {
#embed "Assets/tokens.css" suffix(,)
#embed "Assets/page.css" suffix(,)
#embed "Assets/prose.css" suffix(,)
#embed "Assets/cell.css" suffix(,)
#embed "Assets/figure.css" suffix(,)
#embed "Assets/reader.css" suffix(,)
#embed "Assets/exercises.css" suffix(,)
#embed "Assets/answers.css" suffix(,)
#embed "Assets/results.css" suffix(,)
#embed "Assets/print.css" suffix(,)
    0};

static const unsigned char script[] = {
#embed "Assets/copy.js" suffix(,)
#embed "Assets/address.js" suffix(,)
#embed "Assets/page.js" suffix(,)
#embed "Assets/module.js" suffix(,)
#embed "Assets/figure.js" suffix(,)
#embed "Assets/change.js" suffix(,)
#embed "Assets/token.js" suffix(,)
#embed "Assets/predict.js" suffix(,)
    0};

static const unsigned char course_style_sheet[] = {
#embed "Assets/course.css" suffix(,)
    0};

static const unsigned char search_script[] = {
#embed "Assets/search.js" suffix(,)
    0};

static const unsigned char answers_script[] = {
#embed "Assets/answers.js" suffix(,)
    0};

static const unsigned char self_check_script[] = {
#embed "Assets/self-check.js" suffix(,)
    0};

static const unsigned char live_style_sheet[] = {
#embed "Assets/outputs.css" suffix(,)
#embed "Assets/live.css" suffix(,)
    0};

static const unsigned char live_script[] = {
#embed "Assets/live.js" suffix(,)
#embed "Assets/live-editor.js" suffix(,)
#embed "Assets/live-answers.js" suffix(,)
#embed "Assets/live-forms.js" suffix(,)
#embed "Assets/live-exercises.js" suffix(,)
#embed "Assets/live-cells.js" suffix(,)
#embed "Assets/live-page.js" suffix(,)
#embed "Assets/live-bar.js" suffix(,)
    0};

static const unsigned char live_first_script[] = {
#embed "Assets/live-first.js" suffix(,)
    0};

static const unsigned char module[] = {
#embed "Assets/figures.wasm.gz"
};

static const unsigned char page_template[] = {
#embed "Assets/page.mustache" suffix(,)
    0};

static const unsigned char chapter_template[] = {
#embed "Assets/chapter.mustache" suffix(,)
    0};

static const unsigned char index_template[] = {
#embed "Assets/index.mustache" suffix(,)
    0};

static const unsigned char glossary_template[] = {
#embed "Assets/glossary.mustache" suffix(,)
    0};

static const unsigned char book_template[] = {
#embed "Assets/book.mustache" suffix(,)
    0};

static const unsigned char results_template[] = {
#embed "Assets/results.mustache" suffix(,)
    0};

const unsigned char *const handout_style_sheet = style_sheet;
const unsigned char *const handout_script = script;
const unsigned char *const handout_course_style_sheet = course_style_sheet;
const unsigned char *const handout_search_script = search_script;
const unsigned char *const handout_answers_script = answers_script;
const unsigned char *const handout_self_check_script = self_check_script;
const unsigned char *const handout_live_style_sheet = live_style_sheet;
const unsigned char *const handout_live_first_script = live_first_script;
const unsigned char *const handout_live_script = live_script;
const unsigned char *const handout_module = module;
const unsigned long handout_module_size = sizeof module;
const unsigned char *const handout_page_template = page_template;
const unsigned char *const handout_chapter_template = chapter_template;
const unsigned char *const handout_index_template = index_template;
const unsigned char *const handout_glossary_template = glossary_template;
const unsigned char *const handout_book_template = book_template;
const unsigned char *const handout_results_template = results_template;
