"""Finding the documents that a legal basis cites."""

import pytest

from onething.formats.guides.citations import citations


def cited(text):
    """Return document and article of each citation."""
    return [f"{basis.document}|{basis.article}" for basis in citations(text)]


@pytest.mark.parametrize(
    "filler",
    [
        "",
        "暂无",
        "真实有效",
        "高效办成一件事",
        "食品安全相关规定",
        "按照法律法规规定应提交的材料",
        "材料齐全，内容真实",
        "长沙",
    ],
)
def test_filler_cites_nothing(filler):
    """Empty phrases are no basis."""
    assert citations(filler) == ()


def test_a_title_with_its_number_and_article():
    """Title and number are the document, the article stands apart."""
    text = "《社会保险法》（主席令第35号）第五十四条"
    assert cited(text) == ["《社会保险法》（主席令第35号）|第五十四条"]


def test_a_number_alone_is_a_citation():
    """A document number names its document."""
    assert cited("国办函〔2024〕53号") == ["国办函〔2024〕53号|"]


def test_what_a_law_says_is_left_out():
    """Of a quotation only the title and the article stay."""
    text = "《婚姻登记条例》规定：办理结婚登记的内地居民应当出具下列证件：\n（一）本人的户口簿、身份证"
    assert cited(text) == ["《婚姻登记条例》|"]


def test_documents_in_a_row_are_told_apart():
    """A list of titles is a list of documents."""
    assert cited("《甲条例》、《乙规定》《丙办法》") == ["《甲条例》|", "《乙规定》|", "《丙办法》|"]


def test_numbered_lines_are_documents():
    """Enumerators are no part of a title."""
    text = "1.《甲法》第一条\n2.《乙办法》\n3.《关于做好工作的通知》湘医保函（2022）71号"
    assert cited(text) == ["《甲法》|第一条", "《乙办法》|", "《关于做好工作的通知》湘医保函（2022）71号|"]


def test_a_notice_on_several_documents_is_one():
    """Titles within the title of a notice are no documents of their own."""
    text = "关于印发《甲规范》、《乙办法》和《丙协议书》的通知 湘人社发〔2019〕63号"
    assert cited(text) == [f"{text}|"]


def test_a_title_whose_bracket_was_forgotten():
    """A notice is found although its closing bracket is missing."""
    text = "《办公厅关于印发〈户口登记办法〉的通知（湘政办发〔2020〕57号）第十九条"
    assert cited(text) == ["《办公厅关于印发〈户口登记办法〉的通知（湘政办发〔2020〕57号）|第十九条"]


def test_a_law_without_brackets():
    """A bare title of a law counts where nothing else stands."""
    assert cited("社会保险法等") == ["社会保险法|"]


def test_a_document_is_cited_once():
    """Repeating a title does not repeat the basis."""
    assert cited("《甲法》；《甲法》") == ["《甲法》|"]
