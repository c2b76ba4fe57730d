"""Tables for the annual report (xlsx, docx) and for whoever goes on calculating (csv, json, data package)."""

from indicators.report.exports.annual import AnnualReport, annual_report
from indicators.report.exports.document import document
from indicators.report.exports.files import ExportError, write_all
from indicators.report.exports.package import data_files
from indicators.report.exports.workbook import workbook

__all__ = ["AnnualReport", "ExportError", "annual_report", "data_files", "document", "workbook", "write_all"]
